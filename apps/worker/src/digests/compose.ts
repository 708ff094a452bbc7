import type { ChangeNews, ComposedDigest, DigestFrequency, MoveNews, News, SignalNews, Watch } from '#libs/store';
import { hashOfSecret, newSecret } from '#libs/platform';

/** Entries named of each thing watched; the page has the rest. */
const NAMED = 8;
const TITLE = 140;

const DONE: Readonly<Record<string, string>> = {
  'items.added': 'added',
  'items.imported': 'imported',
  'items.merged': 'merged in',
  'items.restored': 'brought back',
  'items.removed': 'removed',
  'item.changed': 'annotated',
  'section.added': 'a new section',
  'section.removed': 'a section was removed',
  'section.changed': 'a section has another title',
  'collection.changed': 'title or description changed',
  'comment.added': 'a comment',
};

/** The digest as plain text: what is new, thing by thing, each with its address; at the end how to stop it. */
export function composeDigest(
  news: readonly { watch: Watch; news: News }[],
  frequency: DigestFrequency,
  base: string,
): ComposedDigest {
  const unsubscribeSecret = newSecret('tu_uns_');
  const count = news.reduce((sum, part) => sum + part.news.count, 0);
  const parts = news.map(({ watch, news: { count: n, entries } }) => {
    const lines = entries.slice(0, NAMED).map((entry) => `- ${lineOf(entry, base)}`);
    const more = n - lines.length;
    return [oneLine(watch.name), addressOf(watch, base), ...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join(
      '\n',
    );
  });
  return {
    subject: `${count} ${count === 1 ? 'thing' : 'things'} new in what you watch`,
    text: [
      `New in Trend Universe, for you, since the last ${frequency} mail:`,
      ...parts,
      `Choose what comes, and how often: ${base}/alerts\nStop these mails: ${base}/unsubscribe#${unsubscribeSecret}`,
    ].join('\n\n'),
    unsubscribeSecret,
    unsubscribeHash: hashOfSecret(unsubscribeSecret),
  };
}

function addressOf({ kind, target, query }: Watch, base: string): string {
  if (kind !== 'search') return `${base}/${kind}s/${segment(target)}`;
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
  );
  return `${base}/signals?${new URLSearchParams(parameters)}`;
}

function lineOf(entry: SignalNews | MoveNews | ChangeNews, base: string): string {
  if (entry.of === 'signal')
    return `${oneLine(entry.title)} (${entry.kind}, ${entry.date}, ${oneLine(entry.publisher)})\n  ${base}/signals/${segment(entry.id)}`;
  if (entry.of === 'move') {
    if (entry.from === null)
      return `On the radar ${entry.ecosystem}: new in the ring ${entry.to} (edition ${entry.edition})`;
    if (entry.from !== entry.to)
      return `On the radar ${entry.ecosystem}: from ${entry.from} to ${entry.to} (edition ${entry.edition})`;
    return `On the radar ${entry.ecosystem}: moved ${entry.movement === 'out' ? 'outwards' : 'inwards'} within ${entry.to} (edition ${entry.edition})`;
  }
  const titles = entry.titles.map(oneLine).join('; ');
  const rest = entry.count - entry.titles.length;
  const what = titles ? `: ${titles}${rest > 0 ? ` and ${rest} more` : ''}` : '';
  return `${DONE[entry.action] ?? 'changed'}${what}${entry.by ? ` (${oneLine(entry.by)})` : ''}`;
}

const segment = (id: string): string => encodeURIComponent(id).replaceAll('.', '%2E');

/** Titles are the words of others: on one line they cannot pretend to be ours. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length > TITLE ? `${line.slice(0, TITLE).replace(/\s+\S*$/, '')} …` : line;
}
