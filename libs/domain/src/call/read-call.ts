import { readDay } from '../signal/dates.js';
import { plainText } from '../signal/plain-text.js';
import type { Call } from './call.js';

export type ReadCallRow =
  | { readonly ok: true; readonly call: Call }
  | { readonly ok: false; readonly id: string | null; readonly reason: string };

/**
 * Checks one row: a call as the connector delivers it (`id title text opens deadlines budgetEur programme url keywords`), or a record of a list of the EU
 * portal (`topicId description deadline budgetMax expectedGrants portalUrl`). Never throws.
 */
export function readCall(row: unknown): ReadCallRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return { ok: false, id: null, reason: 'the row is not an object' };
  const field = row as Record<string, unknown>;
  const text = (name: string, most: number): string => {
    const value = field[name];
    return typeof value === 'string' || typeof value === 'number'
      ? plainText(String(value).slice(0, most * 4)).slice(0, most)
      : '';
  };
  const topic = text('topicId', 200);
  const id = text('id', 200) || (topic && `eu:${topic}`);
  const refuse = (reason: string): ReadCallRow => ({ ok: false, id: id || null, reason });
  if (!id) return refuse('id (or topicId) is missing');
  const title = text('title', 1_000);
  if (!title) return refuse('title is missing');
  const given = Array.isArray(field['deadlines']) ? field['deadlines'] : [field['deadline'] ?? ''];
  const stated = given.slice(0, 50).map(String).filter(Boolean);
  const deadlines = stated.map(readDay);
  if (deadlines.includes(null))
    return refuse(`deadline "${stated[deadlines.indexOf(null)]?.slice(0, 40)}" is not a date`);
  const opens = text('opens', 40);
  if (opens && readDay(opens) === null) return refuse(`opens "${opens}" is not a date`);
  const url = text('url', 2_000) || text('portalUrl', 2_000);
  const keywords = Array.isArray(field['keywords'])
    ? field['keywords'].map(String)
    : text('keywords', 4_000).split(',');
  return {
    ok: true,
    call: {
      id,
      title,
      text: [text('text', 60_000) || text('description', 60_000), text('objectives', 20_000)].filter(Boolean).join(' '),
      opens: opens ? readDay(opens) : null,
      deadlines: [...new Set(deadlines as string[])].sort(),
      deadlineModel: text('deadlineModel', 60) || text('stage', 60) || null,
      budgetEur: budgetOf(field),
      programme: text('programme', 200) || null,
      url: /^https?:\/\//i.test(url) ? url : null,
      keywords: [
        ...new Set(
          keywords
            .map((word) => plainText(word).slice(0, 100))
            .filter((word) => word && word.toUpperCase() !== topic.toUpperCase()),
        ),
      ].slice(0, 60),
    },
  };
}

/** Of the whole topic; a list of the portal gives the largest grant and how many are expected. */
function budgetOf(field: Readonly<Record<string, unknown>>): number | null {
  const number = (name: string): number | null => {
    const value = Number(field[name]);
    return field[name] !== null && field[name] !== '' && Number.isFinite(value) && value > 0 ? value : null;
  };
  const whole = number('budgetEur');
  if (whole !== null) return whole;
  const [one, expected] = [number('budgetMax'), number('expectedGrants')];
  return one !== null && expected !== null ? one * expected : one;
}
