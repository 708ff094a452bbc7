import type { TrendBenchmarkView } from '../benchmark.schema.js';
import { type Doc, INK, MARGIN, room } from './page.js';

const FROM = MARGIN + 230;
const WIDTH = 190;
const x = (ratio: number): number => FROM + (WIDTH * Math.log(Math.min(5, Math.max(0.2, ratio)) / 0.2)) / Math.log(25);

/** The scale over the rows. */
export function scaleRow(doc: Doc): void {
  const y = doc.y;
  doc.font('regular').fontSize(7.5).fillColor(INK.soft);
  for (const tick of [0.25, 0.5, 1, 2, 4])
    doc.text(`${tick} ×`, x(tick) - 15, y, { width: 30, align: 'center', lineBreak: false });
  doc.y = y + 12;
}

/** A trend as dot and interval beside its peers. */
export function intervalRow(
  doc: Doc,
  { name, count, expected, quotient, interval, peers, verdict }: TrendBenchmarkView,
): void {
  room(doc, 16);
  const y = doc.y;
  const middle = y + 5;
  const colour = verdict === 'strength' ? INK.good : verdict === 'gap' ? INK.gap : INK.soft;
  doc
    .font(verdict === 'not distinguishable' ? 'regular' : 'bold')
    .fontSize(8.5)
    .fillColor(INK.strong);
  doc.text(name.slice(0, 48), MARGIN, y, { width: 170, height: 11, ellipsis: true, lineBreak: false });
  doc
    .font('regular')
    .fillColor(INK.soft)
    .text(`${count} / ${expected.toFixed(1)}`, MARGIN + 172, y, { width: 50, align: 'right', lineBreak: false });
  doc
    .moveTo(x(1), y - 1)
    .lineTo(x(1), y + 12)
    .lineWidth(0.7)
    .stroke(INK.line);
  if (peers) doc.rect(x(peers.q1), y + 1, Math.max(1, x(peers.q3) - x(peers.q1)), 8).fill(INK.band);
  doc.moveTo(x(interval.low), middle).lineTo(x(interval.high), middle).lineWidth(1.4).stroke(colour);
  if (verdict === 'gap') doc.circle(x(quotient), middle, 3).lineWidth(1.4).fillAndStroke('#ffffff', colour);
  else doc.circle(x(quotient), middle, 3).fill(colour);
  if (verdict !== 'not distinguishable')
    doc
      .font('bold')
      .fontSize(8.5)
      .fillColor(colour)
      .text(verdict, FROM + WIDTH + 12, y, { width: 70, lineBreak: false });
  doc.y = y + 14;
}
