import { percent } from '../text/format.js';

/** How far long work is: a share 0..1, or null while nobody can say. */
export function Progress({ label, share }: { label: string; share: number | null }) {
  return (
    <div class="progress">
      <span>{label}</span>
      <progress aria-label={label} max={1} {...(share === null ? {} : { value: share })} />
      <span class="small">{share === null ? '' : percent(share)}</span>
    </div>
  );
}
