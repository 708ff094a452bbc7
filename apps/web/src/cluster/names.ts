import { t, word } from '../i18n/t.js';
import { decimal } from '../text/format.js';

/** Short names of the ecosystems, in the official order. */
export const ECOSYSTEMS: Readonly<Record<string, string>> = {
  'aerospace-defence': word('Aerospace and defence'),
  'agri-food': word('Agri-food'),
  construction: word('Construction'),
  'cultural-creative': word('Cultural and creative industries'),
  digital: word('Digital'),
  electronics: word('Electronics'),
  'energy-intensive': word('Energy-intensive industries'),
  'energy-renewables': word('Energy-renewables'),
  health: word('Health'),
  mobility: word('Mobility'),
  'proximity-social': word('Proximity and social economy'),
  retail: word('Retail'),
  textiles: word('Textiles'),
  tourism: word('Tourism'),
};
export const ecosystemName = (id: string): string => t(ECOSYSTEMS[id] ?? id);

export const percent = (share: number, digits: 0 | 1 = 0): string => `${decimal(100 * share, digits)} %`;
/** 1.5 as "1.5 ×", small ones with two digits. */
export const times = (ratio: number): string =>
  ratio >= 100 ? '> 100 ×' : `${decimal(ratio, ratio >= 10 ? 0 : ratio >= 1 ? 1 : 2)} ×`;
