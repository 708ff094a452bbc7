import PDFDocument from 'pdfkit';
import svgToPdf from 'svg-to-pdfkit';
import type { RadarView } from '../radar.schema.js';
import { FONTS } from './fonts.js';
import { sureness } from './sureness.js';

const MARGIN = 40;

/** A radar for the meeting: the picture on the first page, then every trend with its place, its certainty and why it sits there. */
export function radarPdf(
  radar: RadarView,
  svg: string,
  sentences: ReadonlyMap<string, readonly string[]>,
): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: MARGIN,
    info: { Title: `Trend radar: ${radar.name}`, Creator: 'Trend Universe' },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  document.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold).font('regular');
  const width = document.page.width - 2 * MARGIN;
  svgToPdf(document, svg, MARGIN, MARGIN, {
    width,
    height: document.page.height - 2 * MARGIN,
    fontCallback: (_family: string, bold: boolean) => (bold ? 'bold' : 'regular'),
    preserveAspectRatio: 'xMidYMid meet',
  });
  for (const ring of radar.rings) {
    const placed = radar.placements
      .filter((placement) => placement.ring === ring.id)
      .sort((a, b) => a.radius - b.radius);
    if (placed.length === 0) continue;
    document.addPage({ size: 'A4', margin: 56 });
    document
      .font('bold')
      .fontSize(20)
      .fillColor('#22262a')
      .text(`${ring.name}: impact within ${ring.horizon}`)
      .moveDown(0.6);
    for (const placement of placed) {
      const sure = sureness(placement, placement.ring);
      document.font('bold').fontSize(12).fillColor('#22262a').text(placement.name);
      document
        .font('regular')
        .fontSize(9)
        .fillColor('#5a6068')
        .text(`${placement.volume} pieces of evidence · ${sure} sure of the ring · ${placement.origin}`)
        .moveDown(0.2);
      document
        .fontSize(10)
        .fillColor('#22262a')
        .text((sentences.get(placement.trendId) ?? []).join(' '), { lineGap: 1.5 })
        .moveDown(0.8);
    }
  }
  document.end();
  return done;
}
