import { useLocation } from 'preact-iso';
import type { Results, Voice } from './types.js';

/** How the address chooses: `voice=organisation`; anything else is one voice per panellist. */
export const voiceIn = (query: Readonly<Record<string, string>>): Voice =>
  query.voice === 'organisation' ? 'organisation' : 'panellist';

/** An address of the interface with what was chosen. */
export function withChoice(path: string, choice: Readonly<Record<string, string | undefined>>): string {
  const chosen = Object.entries(choice).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return chosen.length === 0 ? path : `${path}?${new URLSearchParams(chosen)}`;
}

/** Lets the reader choose who counts once, where several organisations take part. */
export function VoiceChoice({ results }: { results: Results }) {
  const { query, path, route } = useLocation();
  if (results.organisations < 2 && results.voice === 'panellist') return null;
  const { voice: _, ...rest } = query;
  const to = (voice: Voice): string =>
    withChoice(path, { ...rest, voice: voice === 'organisation' ? voice : undefined });
  return (
    <label>
      One voice per{' '}
      <select value={results.voice} onChange={(event) => route(to(event.currentTarget.value as Voice), true)}>
        <option value="panellist">panellist</option>
        <option value="organisation">organisation</option>
      </select>
    </label>
  );
}

/** What stands under figures in which each organisation counts once. */
export function VoiceNote({ results }: { results: Results }) {
  return (
    <p class="small measure">
      Each organisation counts once, as the median of its people. A figure takes three organisations, its middle half
      and agreement take five, so that none is told alone.{' '}
      {results.minimum > 1
        ? `Organisations of fewer than ${results.minimum} people are not counted, unless there are at least ${results.minimum} such.`
        : ''}{' '}
      The people of the organisation that runs the exercise count as one.
    </p>
  );
}
