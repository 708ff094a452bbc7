import { useRef, useState } from 'preact/hooks';
import { KINDS } from '../api/types.js';
import { KIND_NAMES } from '../radar/sentences.js';
import { bytes } from '../text/format.js';

export interface FileWish {
  readonly file: File | null;
  readonly kind: string;
  readonly publisher: string;
  readonly map: string;
  readonly token: string;
}

interface Props {
  readonly wish: FileWish;
  readonly needsToken: boolean;
  readonly busy: boolean;
  readonly onChange: (wish: FileWish) => void;
}

/** The file and what its rows may leave unsaid. */
export function FileChoice({ wish, needsToken, busy, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined): void => {
    if (file && !busy) onChange({ ...wish, file });
  };
  return (
    <>
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files[0]);
        }}
      >
        <input
          ref={input}
          id="file"
          type="file"
          accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,.xml,.rss,.atom,.rdf,.gz"
          disabled={busy}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
        <label for="file" class="button quiet">
          Choose a file
        </label>
        <span>
          {wish.file
            ? `${wish.file.name}, ${bytes(wish.file.size)}`
            : 'or drop it here: JSONL, CSV with a header, RSS, Atom or JSON feed'}
        </span>
      </div>
      <details class="options">
        <summary>Options for rows that leave something out</summary>
        <label>
          Kind of rows that name none
          <select value={wish.kind} onChange={(event) => onChange({ ...wish, kind: event.currentTarget.value })}>
            <option value="">As the rows say</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_NAMES[kind][0]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Publisher of rows that name none
          <input
            value={wish.publisher}
            onInput={(event) => onChange({ ...wish, publisher: event.currentTarget.value })}
          />
        </label>
        <label>
          Columns of a CSV, as field=Column,field=Column
          <input
            placeholder="title=Headline,date=Published"
            value={wish.map}
            onInput={(event) => onChange({ ...wish, map: event.currentTarget.value })}
          />
        </label>
      </details>
      {needsToken ? (
        <label class="token">
          Editor token of this installation
          <input
            type="password"
            autocomplete="off"
            value={wish.token}
            onInput={(event) => onChange({ ...wish, token: event.currentTarget.value })}
          />
        </label>
      ) : null}
    </>
  );
}
