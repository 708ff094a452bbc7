import { csvTable } from '../../shared/csv.js';
import type { RadarView } from '../radar.schema.js';
import { HEADER, rowsOf } from './table.js';

export const radarCsv = (radar: RadarView): string => csvTable(HEADER, rowsOf(radar));
