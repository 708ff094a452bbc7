import PDFDocument from 'pdfkit';
import { FONTS } from '../../radars/formats/fonts.js';
import type { Results } from '../results.service.js';

const [INK, QUIET, LINE, ACCENT] = ['#22262a', '#5a6068', '#c9d0d5', '#bb3a10'];
const MARGIN = 56;
type Doc = PDFKit.PDFDocument;

/** The report of an exercise on A4: what was asked, where the panel agrees, where it does not, and what to talk about. */
export function reportPdf(results: Results): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: results.exercise.title, Creator: 'Trend Universe' },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  document.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold);
  opening(document, results);
  for (const criterion of results.criteria) figures(document, results, criterion);
  agenda(document, results);
  comments(document, results);
  document.end();
  return done;
}

const heading = (d: Doc, text: string): void =>
  void d.moveDown(1).font('bold').fontSize(14).fillColor(INK).text(text, MARGIN).moveDown(0.4);
const body = (d: Doc, text: string, colour = INK): void =>
  void d.font('regular').fontSize(9.5).fillColor(colour).text(text, MARGIN, undefined, { lineGap: 1.5 });

const ONE_VOICE =
  'One voice per organisation: the median of its people counts once. Numbers in brackets are organisations; the middle half is told of five or more.';

function opening(d: Doc, { exercise, rounds, round, minimum, voice }: Results): void {
  d.font('bold').fontSize(22).fillColor(INK).text(exercise.title).moveDown(0.3);
  body(d, `${exercise.organisation} · after round ${round}`, QUIET);
  d.moveDown(0.5);
  if (exercise.purpose) body(d, exercise.purpose);
  d.moveDown(0.5);
  for (const r of rounds)
    if (r.answered !== null)
      body(
        d,
        `Round ${r.number}: ${r.answered} of ${r.panel} answered, ${r.droppedOut} dropped out, ${r.joined} were new.`,
      );
  d.moveDown(0.3);
  if (voice === 'organisation') body(d, ONE_VOICE, QUIET);
  body(
    d,
    minimum > 1
      ? `Figures rest on at least ${minimum} people; what would give fewer away is kept back.`
      : 'This exercise is open: ratings stand beside names.',
    QUIET,
  );
}

function figures(d: Doc, results: Results, criterion: Results['criteria'][number]): void {
  heading(d, criterion.name);
  const f = criterion.figures;
  if (f)
    body(
      d,
      [
        `${f.raters} rated all ${f.items} items`,
        f.kendall &&
          `Kendall's W ${f.kendall.w.toFixed(2)} (p ${f.kendall.pValue < 0.001 ? '< 0.001' : f.kendall.pValue.toFixed(3)})`,
        f.alpha !== null && `alpha ${f.alpha.toFixed(2)}`,
        f.icc && `ICC ${f.icc.single.toFixed(2)}`,
      ]
        .filter(Boolean)
        .join(' · '),
      QUIET,
    );
  d.moveDown(0.3);
  const [min, max] = rangeOf(criterion);
  const line = d.y;
  d.font('regular').fontSize(8).fillColor(QUIET).text(String(min), 265, line, { width: 30, align: 'center' });
  d.text(String(max), 415, line, { width: 30, align: 'center' }).moveDown(0.2);
  for (const item of results.items) {
    const cell = item.cells.find((c) => c.criterion === criterion.key)!;
    if (d.y > d.page.height - 90) d.addPage();
    const top = d.y;
    d.font('regular').fontSize(9).fillColor(INK).text(item.title, MARGIN, top, { width: 210 });
    const bottom = d.y;
    const x = (value: number): number => 280 + (150 * (value - min)) / (max - min);
    d.lineWidth(0.5)
      .strokeColor(LINE)
      .moveTo(280, top + 6)
      .lineTo(430, top + 6)
      .stroke();
    if (cell.figures) {
      const { median, q1, q3, n, consensus } = cell.figures;
      if (q1 !== null && q3 !== null)
        d.lineWidth(4)
          .strokeColor(LINE)
          .moveTo(x(q1), top + 6)
          .lineTo(Math.max(x(q3), x(q1) + 1), top + 6)
          .stroke();
      d.circle(x(median), top + 6, 3).fill(ACCENT);
      d.fillColor(INK).text(
        `${median}  (${q1 === null ? '' : `${q1} to ${q3}, `}${n})${consensus ? '  agreed' : cell.twoCamps ? '  two camps' : ''}`,
        440,
        top,
        { width: 120 },
      );
    } else d.fillColor(QUIET).text('kept back', 440, top, { width: 120 });
    d.y = Math.max(bottom, d.y) + 4;
  }
}

function rangeOf({ scale }: Results['criteria'][number]): [number, number] {
  if (scale.kind === 'points') return [1, scale.points];
  return scale.kind === 'percent' ? [0, 100] : [scale.from, scale.to];
}

function agenda(d: Doc, { agenda: points, edition }: Results): void {
  if (points.length === 0) return;
  heading(d, 'Panel against evidence: what to talk about');
  body(
    d,
    `Compared with edition ${edition?.number}, as of ${edition?.asOf}${edition?.synthetic ? ' (synthetic data)' : ''}. Radius 0 is now, 1 the far rim.`,
    QUIET,
  );
  for (const point of points.slice(0, 15)) {
    const way = point.difference < 0 ? 'nearer' : 'farther';
    body(
      d,
      `${point.title}: the panel sees it ${way} (${point.panel.toFixed(2)}) than the evidence does (${point.computed.toFixed(2)})${point.apart === false ? ', within the noise' : ''}.`,
    );
  }
}

function comments(d: Doc, { divergent }: Results): void {
  if (divergent.length === 0) return;
  heading(d, 'Arguments where the panel differs most');
  for (const c of divergent) {
    body(d, `${c.title}${c.stance ? ` (${c.stance})` : ''}`, QUIET);
    body(d, `${c.text}${c.author ? ` (${c.author})` : ''}`);
    d.moveDown(0.3);
  }
}
