import type { RadarView } from './radar.schema.js';
import { radarCsv } from './formats/csv.js';
import { type Exchange, toAoe, toByor, toZalando } from './formats/exchange.js';
import { radarPdf } from './formats/pdf.js';
import { toPng } from './formats/png.js';
import { radarSvg } from './formats/svg.js';
import { radarXlsx } from './formats/xlsx.js';

export interface RadarFile {
  readonly body: string | Buffer;
  readonly type: string;
  /** Ending of the file when it is to be saved; null when it is shown. */
  readonly ending: string | null;
  /** What the format cannot say. */
  readonly lost?: readonly string[];
}

type Sentences = () => Promise<ReadonlyMap<string, readonly string[]>>;
const exchanged = (exchange: Exchange, ending: string): RadarFile => ({
  body: exchange.body,
  type: exchange.type,
  ending,
  lost: exchange.lost,
});

/** Every format a radar comes in. A new one is one line. */
export const RADAR_FORMATS: Readonly<
  Record<string, (radar: RadarView, sentences: Sentences) => RadarFile | Promise<RadarFile>>
> = {
  json: (radar) => ({ body: JSON.stringify(radar), type: 'application/json', ending: null }),
  csv: (radar) => ({ body: radarCsv(radar), type: 'text/csv', ending: 'csv' }),
  xlsx: async (radar) => ({
    body: await radarXlsx(radar),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
  }),
  svg: (radar) => ({ body: radarSvg(radar), type: 'image/svg+xml', ending: null }),
  png: (radar) => ({ body: toPng(radarSvg(radar)), type: 'image/png', ending: null }),
  pdf: async (radar, sentences) => ({
    body: await radarPdf(radar, radarSvg(radar), await sentences()),
    type: 'application/pdf',
    ending: 'pdf',
  }),
  zalando: (radar) => exchanged(toZalando(radar), 'zalando.json'),
  byor: (radar) => exchanged(toByor(radar), 'byor.csv'),
  aoe: (radar) => exchanged(toAoe(radar), 'aoe.zip'),
};
