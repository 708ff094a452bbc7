import { partsAsPrinted, SIGNAL_KINDS, type SignalKind } from '#libs/domain';
import { sureness } from '../radars/formats/sureness.js';
import type { TrendReport } from './report.service.js';
import { escapeText } from '../shared/escape-text.js';

const WIDTH = 1000;
const HEIGHT = 640;
const LEFT = 40;
const INK = '#22262a';
const SOFT = '#5a6068';
const BLUE = '#2b63ab';
const NAMES: Readonly<Record<SignalKind, string>> = {
  publication: 'Publications',
  patent: 'Patents',
  investment: 'Investments',
  news: 'News',
  article: 'Innovation articles',
};

/** The charts of a report as one picture: place with its interval, parts of the radius, evidence by year, way over the editions. */
export function reportSvg(report: TrendReport): string {
  const { card, placement } = report;
  const caption = card.edition
    ? `Edition ${card.edition.number}, as of ${card.edition.asOf}${card.edition.synthetic ? ' · synthetic demo data' : ''}`
    : 'Not in an edition yet';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeText(`${card.name}: charts. ${caption}`)}" font-family="DejaVu Sans, system-ui, sans-serif">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<text x="${LEFT}" y="44" font-size="24" font-weight="bold" fill="${INK}">${escapeText(card.name)}</text>
<text x="${LEFT}" y="68" font-size="13" fill="${SOFT}">${escapeText(`${report.ecosystemName} · ${report.segmentName} · ${caption}`)}</text>
${placement ? placeStrip(report) : note(LEFT, 130, 'It is not placed yet: there is too little independent evidence.')}
${report.explanation ? parts(report) : ''}
${series(report)}
${history(report)}
</svg>
`;
}

const heading = (x: number, y: number, words: string): string =>
  `<text x="${x}" y="${y}" font-size="15" font-weight="bold" fill="${INK}">${escapeText(words)}</text>`;
const note = (x: number, y: number, words: string): string =>
  `<text x="${x}" y="${y}" font-size="12" fill="${SOFT}">${escapeText(words)}</text>`;

/** Centre to the left, rim to the right: rings as bands, the radius as a dot, its interval as a bar. */
function placeStrip({ rings, placement }: TrendReport): string {
  const [x, y, width] = [LEFT, 128, 440];
  const at = (radius: number) => round(x + radius * width);
  const bands = rings.map(
    (ring, index) =>
      `<rect x="${at(ring.inner)}" y="${y}" width="${round((ring.outer - ring.inner) * width)}" height="34" fill="${['#dfe8f3', '#edf2f8', '#f6f8fb', '#fafbfc'][index % 4]}"/>${note(at(ring.inner) + 6, y + 49, `${ring.name}: ${sureness(placement!, ring.id)}`)}${note(at(ring.inner) + 6, y + 65, ring.horizon)}`,
  );
  const { interval, radius } = placement!;
  return `${heading(x, y - 14, 'Where it stands, and how sure that is')}
${bands.join('\n')}
<line x1="${at(interval.low)}" y1="${y + 17}" x2="${at(interval.high)}" y2="${y + 17}" stroke="${BLUE}" stroke-width="6" stroke-opacity="0.35"/>
<circle cx="${at(radius)}" cy="${y + 17}" r="8" fill="${BLUE}"/>
${note(x, y + 88, `Radius ${radius.toFixed(2)}; nine of ten resampled pictures lie between ${interval.low.toFixed(2)} and ${interval.high.toFixed(2)}.`)}`;
}

function parts({ explanation, placement }: TrendReport): string {
  const [x, y, width] = [LEFT, 262, 300];
  const { contributions } = explanation!;
  const printed = partsAsPrinted(contributions, placement!.radius);
  const largest = Math.max(1e-9, ...contributions.map(({ value }) => value));
  const rows = contributions.map(({ kind, value, evidence }, index) => {
    const top = y + 12 + index * 26;
    return `<text x="${x}" y="${top + 14}" font-size="12" fill="${INK}">${NAMES[kind]}</text><rect x="${x + 140}" y="${top + 3}" width="${round(Math.max(1, (value / largest) * (width - 140)))}" height="14" fill="${BLUE}"/><text x="${x + width + 8}" y="${top + 14}" font-size="12" fill="${SOFT}">${printed[index]!.toFixed(2)} from ${evidence}</text>`;
  });
  return `${heading(x, y, `Parts of its radius, ${placement!.radius.toFixed(2)} in all`)}\n${rows.join('\n')}`;
}

function series({ card }: TrendReport): string {
  const [x, y, width, height] = [540, 114, 420, 46];
  const kinds = SIGNAL_KINDS.filter((kind) => card.series.some((point) => point.kind === kind));
  const years = card.series.map(({ year }) => year);
  const last = Math.max(...years);
  const first = Math.max(Math.min(...years), last - 19);
  if (kinds.length === 0) return note(x, y, 'There is no evidence by year.');
  const step = width / (last - first + 1);
  const charts = kinds.map((kind, index) => {
    const top = y + 20 + index * (height + 30);
    const points = card.series.filter((point) => point.kind === kind && point.year >= first);
    const most = Math.max(1, ...points.map(({ n }) => n));
    const bars = points.map(({ year, n, incomplete }) => {
      const h = round((n / most) * height);
      return `<rect x="${round(x + (year - first) * step)}" y="${round(top + height - h)}" width="${round(step * 0.8)}" height="${h}" fill="${BLUE}"${incomplete ? ' fill-opacity="0.4"' : ''}/>`;
    });
    return `<text x="${x}" y="${top - 4}" font-size="12" fill="${INK}">${NAMES[kind]}, at most ${most} a year</text>${bars.join('')}<line x1="${x}" y1="${top + height}" x2="${x + width}" y2="${top + height}" stroke="#c8ccd0"/>`;
  });
  const foot = y + 20 + kinds.length * (height + 30) - 12;
  return `${heading(x, y - 14, 'Evidence by year')}\n${charts.join('\n')}\n${note(x, foot, `${first} to ${last}. Pale: years that sources have not delivered in full.`)}`;
}

function history({ card, rings, placement }: TrendReport): string {
  const [x, y, width, height] = [LEFT, 470, 440, 110];
  const mine = card.history.filter((point) => point.ecosystem === placement?.ecosystem && point.trendId === card.id);
  if (mine.length === 0) return '';
  const at = (radius: number) => round(y + (1 - radius) * height);
  const step = mine.length > 1 ? width / (mine.length - 1) : 0;
  const line = mine.map(({ radius }, index) => `${round(x + index * step)},${at(radius)}`);
  const edges = rings
    .slice(0, -1)
    .map(
      ({ outer }) =>
        `<line x1="${x}" y1="${at(outer)}" x2="${x + width}" y2="${at(outer)}" stroke="#c8ccd0" stroke-dasharray="3 3"/>`,
    );
  return `${heading(x, y - 14, 'Over the editions')}
${edges.join('')}
<polyline points="${line.join(' ')}" fill="none" stroke="${BLUE}" stroke-width="2"/>
${mine.map(({ radius }, index) => `<circle cx="${round(x + index * step)}" cy="${at(radius)}" r="3.5" fill="${BLUE}"/>`).join('')}
${note(x, y + height + 22, `Edition ${mine[0]!.edition} (${mine[0]!.asOf}) to ${mine.at(-1)!.edition} (${mine.at(-1)!.asOf}); the centre of the radar is below, broken lines are the edges of rings.`)}`;
}

const round = (n: number): number => Math.round(n * 100) / 100;
