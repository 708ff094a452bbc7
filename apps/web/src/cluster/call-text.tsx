import { partsOfCall } from './call-parts.js';

/** What a call says, in its parts. */
export function CallText({ text }: { text: string }) {
  if (!text) return <p>The source gives no text.</p>;
  return (
    <div class="measure call-text">
      {partsOfCall(text).map(({ name, paragraphs }, at) => (
        <section key={at}>
          {name ? <h2>{name}</h2> : null}
          {paragraphs.map((paragraph, i) => (
            <p key={i}>{paragraph}</p>
          ))}
        </section>
      ))}
    </div>
  );
}
