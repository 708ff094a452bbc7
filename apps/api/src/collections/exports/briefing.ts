import PDFDocument from 'pdfkit';
import { FONTS } from '../../radars/formats/fonts.js';
import { addressOf, bySection, type Exported } from './exported.js';
import type { CollectionItem } from '#libs/store';

const INK = '#15212b';
const QUIET = '#596771';
const MARGIN = 64;
const SUMMARY = 420;

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const day = (text: string): string => (text ? days.format(new Date(`${text}T00:00:00Z`)) : '');

/** A collection for the meeting: on A4, section by section, each item with where it comes from, what was noted and how it begins. */
export function collectionPdf(exported: Exported): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: exported.title, Author: exported.owner, Creator: 'Trend Universe' },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  document.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold);
  document.font('bold').fontSize(22).fillColor(INK).text(exported.title, { lineGap: 2 });
  const by = exported.owner ? `${exported.owner}, ` : '';
  document
    .font('regular')
    .fontSize(9)
    .fillColor(QUIET)
    .text(`${by}${day(exported.day)} · ${exported.items.length} items`);
  if (exported.description)
    document.moveDown(0.8).fontSize(11).fillColor(INK).text(exported.description, { lineGap: 2 });
  if (exported.items.length === 0)
    document.moveDown(1).fontSize(11).fillColor(QUIET).text('Nothing is in this collection yet.');
  for (const { title, items } of bySection(exported)) {
    document.moveDown(1.2);
    if (title) {
      keepTogether(document, 90);
      document.font('bold').fontSize(15).fillColor(INK).text(title).moveDown(0.3);
    }
    for (const item of items) write(document, item, exported.base);
  }
  numberPages(document, exported);
  document.end();
  return done;
}

type Document = InstanceType<typeof PDFDocument>;

function write(document: Document, item: CollectionItem, base: string): void {
  keepTogether(document, 70);
  document
    .font('bold')
    .fontSize(11)
    .fillColor(INK)
    .text(item.title, { link: addressOf(item, base), lineGap: 1 });
  document.font('regular').fontSize(8.5).fillColor(QUIET).text(originOf(item)).moveDown(0.15);
  if (item.note) document.fontSize(10.5).fillColor(INK).text(item.note, { lineGap: 1.5 }).moveDown(0.2);
  const summary = item.signal?.excerpt || item.trend?.summary || '';
  if (summary) document.fontSize(9.5).fillColor('#3f4d58').text(shortened(summary), { lineGap: 1.5 });
  document.moveDown(0.8);
}

function originOf({ kind, signal, trend, state, withdrawnWhy, tags, url }: CollectionItem): string {
  const withdrawn = state === 'withdrawn' ? `WITHDRAWN by its source${withdrawnWhy ? `: ${withdrawnWhy}` : ''}` : '';
  const what =
    kind === 'signal'
      ? [signal?.kind ?? 'signal', day(signal?.date ?? ''), signal?.publisher]
      : kind === 'trend'
        ? ['trend', trend?.ring ? `ring ${trend.ring}` : '']
        : [url ?? 'link'];
  return [withdrawn, what.filter(Boolean).join(', '), tags.join(', ')].filter(Boolean).join(' · ');
}

/** A heading does not end a page. */
function keepTogether(document: Document, height: number): void {
  if (document.y + height > document.page.height - MARGIN) document.addPage();
}

/** The first sentences up to a length, cut at a word. */
const shortened = (text: string): string =>
  text.length <= SUMMARY ? text : `${text.slice(0, SUMMARY).replace(/\s+\S*$/, '')} …`;

function numberPages(document: Document, { title, address }: Exported): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Below the margin, where text would otherwise open a new page.
    document.page.margins.bottom = 0;
    document
      .font('regular')
      .fontSize(8)
      .fillColor(QUIET)
      .text(
        `${shortened(title).slice(0, 60)} · ${address} · page ${page + 1} of ${count}`,
        MARGIN,
        document.page.height - 40,
        {
          width: document.page.width - 2 * MARGIN,
          align: 'center',
          lineBreak: false,
        },
      );
  }
}
