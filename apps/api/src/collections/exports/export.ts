import { collectionBibtex } from './bibtex.js';
import { collectionPdf } from './briefing.js';
import { bySection, type Exported, pageOf } from './exported.js';
import { collectionRis } from './ris.js';
import { collectionCsv, collectionXlsx } from './tables.js';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json', 'ris', 'bib', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface Written {
  readonly type: string;
  readonly body: string | Buffer;
}

const WRITERS: Readonly<Record<ExportFormat, (exported: Exported) => Promise<Written> | Written>> = {
  csv: (exported) => ({ type: 'text/csv; charset=utf-8', body: collectionCsv(exported) }),
  xlsx: async (exported) => ({
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await collectionXlsx(exported),
  }),
  json: (exported) => ({
    type: 'application/json; charset=utf-8',
    body: `${JSON.stringify(asJson(exported), null, 2)}\n`,
  }),
  ris: (exported) => ({ type: 'application/x-research-info-systems; charset=utf-8', body: collectionRis(exported) }),
  bib: (exported) => ({ type: 'application/x-bibtex; charset=utf-8', body: collectionBibtex(exported) }),
  pdf: async (exported) => ({ type: 'application/pdf', body: await collectionPdf(exported) }),
};

export const writeExport = async (format: ExportFormat, exported: Exported): Promise<Written> =>
  WRITERS[format](exported);

/** A file name that every system takes. */
export function fileNameOf(title: string, format: ExportFormat): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return `${plain || 'collection'}.${format}`;
}

function asJson(exported: Exported): unknown {
  const { title, description, owner, address, day, base } = exported;
  return {
    title,
    description,
    owner,
    address,
    exportedOn: day,
    sections: bySection(exported).map(({ title: section, items }) => ({
      title: section,
      items: items.map(({ sectionId: _section, comments: _comments, id: _id, ...item }) => ({
        ...item,
        page: pageOf({ ...item, sectionId: null, comments: 0, id: '' }, base),
      })),
    })),
  };
}
