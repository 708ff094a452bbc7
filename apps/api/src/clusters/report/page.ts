import PDFDocument from 'pdfkit';
import { FONTS } from '../../radars/formats/fonts.js';

export type Doc = InstanceType<typeof PDFDocument>;
export const MARGIN = 50;
export const INK = {
  strong: '#15212b',
  soft: '#596771',
  line: '#d3dade',
  good: '#0b7a64',
  gap: '#bb3a10',
  band: '#e8edf0',
} as const;

/** A document with our fonts; `done` gives its bytes once it is ended. */
export function openDocument(title: string): { doc: Doc; done: Promise<Buffer> } {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: title, Creator: 'Trend Universe' },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  doc.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold).font('regular');
  return { doc, done };
}

export const widthOf = (doc: Doc): number => doc.page.width - 2 * MARGIN;

/** Goes on on a new page when less than `height` is left. */
export function room(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN - 20) doc.addPage();
}

export function heading(doc: Doc, text: string): void {
  room(doc, 90);
  doc.x = MARGIN;
  doc.moveDown(0.8).font('bold').fontSize(15).fillColor(INK.strong).text(text).moveDown(0.35);
}

export function paragraph(doc: Doc, text: string, soft = false): void {
  room(doc, 30);
  doc.x = MARGIN;
  doc
    .font('regular')
    .fontSize(soft ? 8.5 : 10)
    .fillColor(soft ? INK.soft : INK.strong)
    .text(text, { width: widthOf(doc), lineGap: 1.5 })
    .moveDown(0.35);
}

/** Page numbers and whose report it is, on every page. */
export function footers(doc: Doc, text: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    doc.switchToPage(i);
    const bottom = doc.page.margins.bottom;
    // Text below the margin would open a new page.
    doc.page.margins.bottom = 0;
    doc.font('regular').fontSize(8).fillColor(INK.soft);
    doc.text(`${text} · ${i - start + 1} of ${count}`, MARGIN, doc.page.height - 34, {
      width: doc.page.width - 2 * MARGIN,
      lineBreak: false,
    });
    doc.page.margins.bottom = bottom;
  }
}
