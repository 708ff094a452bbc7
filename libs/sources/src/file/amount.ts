/**
 * A number of euros as spreadsheets write it: `1.234.567,50`, `1,234,567.5`, `12 000 €`, `EUR 3.5`; as a plain number text. What is
 * anything else comes back unchanged, for the check of the row to refuse.
 */
export function plainAmount(written: string): string {
  const bare = written.replace(/[\s\u00a0\u202f_']|€|EUR/gi, '');
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(bare) && (bare.includes(',') || /\..*\./.test(bare)))
    return bare.replaceAll('.', '').replace(',', '.');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  if (/^\d+,\d{1,2}$/.test(bare)) return bare.replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(bare) ? bare : written;
}
