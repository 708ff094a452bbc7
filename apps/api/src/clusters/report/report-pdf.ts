import svgToPdf from 'svg-to-pdfkit';
import { intervalRow, scaleRow } from './interval-row.js';
import { markedRadar } from './marked-radar.js';
import { type Doc, footers, heading, INK, MARGIN, openDocument, paragraph, room, widthOf } from './page.js';
import type { ClusterReport } from './report.service.js';

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const euros = (amount: number): string =>
  amount >= 1e6
    ? `€${(amount / 1e6).toFixed(amount >= 1e7 ? 0 : 1)} million`
    : `€${Math.round(amount).toLocaleString('en')}`;

/** The position of a cluster for its board. */
export function reportPdf(report: ClusterReport): Promise<Buffer> {
  const { profile, day } = report;
  const { doc, done } = openDocument(`Position of ${profile.name}`);
  front(doc, report);
  radar(doc, report);
  for (const benchmark of report.benchmarks) standing(doc, benchmark, report.nameOf(benchmark.ecosystem));
  readiness(doc, report);
  calls(doc, report);
  partners(doc, report);
  plan(doc, report);
  sources(doc, report);
  footers(doc, `${profile.name} · ${day} · Trend Universe${profile.synthetic ? ' · SYNTHETIC DATA' : ''}`);
  doc.end();
  return done;
}

const counted = (found: readonly string[], word: string): string =>
  `${found.length === 0 ? 'no' : found.length} ${word}${found.length === 1 ? '' : 's'}${found.length > 0 ? ` (${found.join(', ')})` : ''}`;

function front(doc: Doc, { profile, members, benchmarks, readiness: assessments, day, nameOf }: ClusterReport): void {
  doc
    .font('bold')
    .fontSize(24)
    .fillColor(INK.strong)
    .text(profile.name, { width: widthOf(doc) });
  doc
    .font('regular')
    .fontSize(11)
    .fillColor(INK.soft)
    .text(`Where the cluster stands, ${day}${profile.synthetic ? '. Synthetic data of the demo universe.' : ''}`)
    .moveDown(1);
  if (profile.about) paragraph(doc, profile.about);
  paragraph(
    doc,
    `${members.toLocaleString('en')} members. ${[profile.nuts, profile.country].filter(Boolean).join(', ')}.`,
  );
  for (const { ecosystem, trends, evidence, peers } of benchmarks) {
    const of = (verdict: string) => trends.filter((trend) => trend.verdict === verdict).map(({ name }) => name);
    const [strengths, gaps] = [of('strength'), of('gap')];
    paragraph(
      doc,
      `${nameOf(ecosystem)}: ${counted(strengths, 'strength')}, ${counted(gaps, 'gap')}, from ${evidence} pieces of evidence beside ${peers.n} peers.`,
    );
  }
  for (const one of assessments)
    if (one.overall !== null)
      paragraph(
        doc,
        `${one.questionnaire.name}, ${one.label}: ${percent(one.overall)}, weakest in ${one.weakest}; confidence ${percent(one.confidence)}.`,
      );
}

function radar(doc: Doc, { radar: view, benchmarks }: ClusterReport): void {
  if (view.placements.length === 0) return;
  const benchmark = benchmarks.find(({ ecosystem }) => ecosystem === view.ecosystem);
  const [width, height] = [widthOf(doc), (widthOf(doc) * 1000) / 1480];
  room(doc, height + 20);
  const y = doc.y + 10;
  svgToPdf(doc, markedRadar(view, benchmark), MARGIN, y, {
    width,
    height,
    fontCallback: (_family: string, bold: boolean) => (bold ? 'bold' : 'regular'),
    preserveAspectRatio: 'xMidYMid meet',
  });
  doc.y = y + height + 8;
}

function standing(doc: Doc, benchmark: ClusterReport['benchmarks'][number], ecosystem: string): void {
  heading(doc, `Strengths and gaps: ${ecosystem}`);
  const rows = benchmark.trends.filter((trend) => trend.count + trend.expected > 0.5);
  paragraph(
    doc,
    `Share of the cluster's evidence over the share of ${benchmark.market.label}; the line is the 90 % interval, the band the middle half of the peers.`,
    true,
  );
  if (rows.length > 0) scaleRow(doc);
  const order = { strength: 0, gap: 1, 'not distinguishable': 2 };
  rows
    .sort((a, b) => order[a.verdict] - order[b.verdict] || b.quotient - a.quotient)
    .forEach((trend) => intervalRow(doc, trend));
  for (const caveat of benchmark.caveats) paragraph(doc, `• ${caveat}`, true);
}

function readiness(doc: Doc, { readiness: assessments }: ClusterReport): void {
  for (const one of assessments.filter(({ overall }) => overall !== null)) {
    heading(doc, `${one.questionnaire.name}, ${one.label}`);
    for (const dimension of one.dimensions) {
      room(doc, 20);
      const y = doc.y;
      const [from, width] = [MARGIN + 190, 220];
      doc
        .font('regular')
        .fontSize(9)
        .fillColor(INK.strong)
        .text(dimension.name, MARGIN, y, { width: 180, lineBreak: false });
      doc.rect(from, y + 2, width, 8).fill(INK.band);
      if (dimension.score !== null) doc.rect(from, y + 2, width * dimension.score, 8).fill('#2b63ab');
      if (dimension.target !== null)
        doc
          .moveTo(from + width * dimension.target, y)
          .lineTo(from + width * dimension.target, y + 12)
          .lineWidth(2)
          .stroke(INK.gap);
      const peers = dimension.peers.shown ? `; others ${percent(dimension.peers.median)}` : '';
      doc
        .fontSize(9)
        .fillColor(INK.soft)
        .text(`${dimension.score === null ? 'not answered' : percent(dimension.score)}${peers}`, from + width + 10, y, {
          width: 100,
          lineBreak: false,
        });
      doc.y = y + 17;
    }
    one.priorities
      .slice(0, 5)
      .forEach(({ text, gap }, at) => paragraph(doc, `${at + 1}. ${text} (gap ${percent(gap)})`));
  }
}

function calls(doc: Doc, { calls: { items, looked } }: ClusterReport): void {
  if (looked === 0) return;
  heading(doc, 'Calls that fit');
  if (items.length === 0) paragraph(doc, `None of the ${looked} calls that can still be entered fits.`);
  for (const call of items) {
    room(doc, 50);
    doc.x = MARGIN;
    doc
      .font('bold')
      .fontSize(10)
      .fillColor(INK.strong)
      .text(call.title, { width: widthOf(doc) });
    const when = call.nextDeadline
      ? `until ${call.nextDeadline}, 17:00 Brussels time (${call.daysLeft} days)`
      : 'no deadline known';
    paragraph(
      doc,
      [when, call.budgetEur ? euros(call.budgetEur) : '', call.programme ?? ''].filter(Boolean).join(' · '),
      true,
    );
    paragraph(
      doc,
      call.reasons.map(({ kind, label, terms }) => `${kind}: ${label} (${terms.join(', ')})`).join('; '),
      true,
    );
  }
}

function partners(doc: Doc, { partners: { items } }: ClusterReport): void {
  if (items.length === 0) return;
  heading(doc, 'Possible partners');
  for (const partner of items) {
    room(doc, 50);
    doc.x = MARGIN;
    doc
      .font('bold')
      .fontSize(10)
      .fillColor(INK.strong)
      .text(`${partner.name}${partner.country ? `, ${partner.country}` : ''}`);
    paragraph(doc, partner.reasons.join(' '), true);
  }
}

function plan(doc: Doc, { plan: actions }: ClusterReport): void {
  if (actions.length === 0) return;
  heading(doc, 'Plan');
  for (const { title, owner, due, status, because } of actions)
    paragraph(
      doc,
      `${title}${owner ? ` (${owner})` : ''}${due ? `, by ${due}` : ''}: ${status}${because ? `. ${because}` : ''}`,
    );
}

function sources(doc: Doc, { radar: { edition }, benchmarks, figures, nameOf }: ClusterReport): void {
  // Kept together: a last page with one line on it looks like a mistake.
  room(doc, 150 + 18 * (benchmarks.length + Math.min(8, figures.length)));
  heading(doc, 'Sources and caveats');
  if (edition)
    paragraph(
      doc,
      `Radar: edition ${edition.number} as of ${edition.asOf}, method ${edition.methodVersion}, ${edition.signalCount.toLocaleString('en')} ${edition.synthetic ? 'synthetic ' : ''}signals.`,
      true,
    );
  for (const { ecosystem, prior, peers } of benchmarks)
    paragraph(
      doc,
      `Benchmark ${nameOf(ecosystem)}: gamma-Poisson shrinkage with shape ${prior.shape.toFixed(2)} and rate ${prior.rate.toFixed(2)} (${prior.source}), ${peers.field} clusters in the field.`,
      true,
    );
  for (const figure of figures.slice(0, 8))
    paragraph(
      doc,
      `${figure.label}, ${figure.nuts}, ${figure.year}: ${figure.value} (Eurostat, loaded ${figure.vintage.slice(0, 10)}).`,
      true,
    );
  paragraph(
    doc,
    'Calls: EU Funding & Tenders portal; check conditions and deadlines there. Strength and gap come from intervals, never from point values; what cannot be told apart is not a gap.',
    true,
  );
}
