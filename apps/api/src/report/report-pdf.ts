import PDFDocument from 'pdfkit';
import svgToPdf from 'svg-to-pdfkit';
import { FONTS } from '../radars/formats/fonts.js';
import type { TrendReport } from './report.service.js';

const MARGIN = 56;
const INK = '#22262a';
const SOFT = '#5a6068';

/** The report for the meeting: charts first, then why it stands there, its life cycle, and the clearest evidence with the words that count. */
export function reportPdf(report: TrendReport, svg: string): Promise<Buffer> {
  const { card, explanation, analysis } = report;
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: `Trend report: ${card.name}`, Creator: 'Trend Universe' },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold);
  const width = pdf.page.width - 2 * MARGIN;
  const heading = (words: string) =>
    pdf.moveDown(0.9).font('bold').fontSize(13).fillColor(INK).text(words).moveDown(0.3);
  const body = (words: string) => pdf.font('regular').fontSize(10).fillColor(INK).text(words, { lineGap: 1.5 });

  pdf.font('bold').fontSize(22).fillColor(INK).text(card.name);
  pdf.font('regular').fontSize(9).fillColor(SOFT).text(`${report.ecosystemName} · ${report.segmentName}`).moveDown(0.6);
  body(card.summary);
  const top = pdf.y + 12;
  svgToPdf(pdf, svg, MARGIN, top, {
    width,
    height: width * 0.64,
    fontCallback: (_family: string, bold: boolean) => (bold ? 'bold' : 'regular'),
    preserveAspectRatio: 'xMinYMin meet',
  });
  pdf.x = MARGIN;
  pdf.y = top + width * 0.64 + 6;

  if (explanation) {
    heading('Why it stands there');
    for (const sentence of explanation.sentences) body(sentence).moveDown(0.25);
  }
  const fits = (analysis?.lifeCycles ?? []).filter(({ fit }) => fit !== null);
  if (fits.length > 0) {
    heading('Life cycle, by kind of evidence');
    for (const { kind, evidence, fit } of fits) body(`${kind} (${evidence}): ${fit!.note}`).moveDown(0.25);
  }
  if (card.evidence.length > 0) {
    heading('Clearest evidence');
    for (const item of card.evidence) {
      pdf
        .font('bold')
        .fontSize(9.5)
        .fillColor(INK)
        .text(item.title, item.url ? { link: item.url, underline: false } : {});
      const words = item.words.slice(0, 5).map(({ term }) => term);
      pdf
        .font('regular')
        .fontSize(8.5)
        .fillColor(SOFT)
        .text(
          `${item.kind} · ${item.date} · ${item.publisher}${words.length > 0 ? ` · ties: ${words.join(', ')}` : ''}`,
        )
        .moveDown(0.35);
    }
  }
  footers(pdf, report);
  pdf.end();
  return done;
}

function footers(pdf: PDFKit.PDFDocument, { card, explanation }: TrendReport): void {
  const { start, count } = pdf.bufferedPageRange();
  const edition = card.edition
    ? `Edition ${card.edition.number}, as of ${card.edition.asOf}${card.edition.synthetic ? ', SYNTHETIC demo data' : ''}, method ${explanation?.method.version ?? card.edition.methodVersion}`
    : 'Not in an edition yet';
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Text below the bottom margin would begin a new page: the margin makes way for the footer.
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    pdf
      .font('regular')
      .fontSize(8)
      .fillColor(SOFT)
      .text(`Trend Universe · ${edition} · page ${page + 1} of ${count}`, MARGIN, pdf.page.height - 36, {
        lineBreak: false,
      });
    pdf.page.margins.bottom = bottom;
  }
}
