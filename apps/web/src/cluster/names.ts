/** Short names of the ecosystems, in the official order. */
export const ECOSYSTEMS: Readonly<Record<string, string>> = {
  'aerospace-defence': 'Aerospace and defence',
  'agri-food': 'Agri-food',
  construction: 'Construction',
  'cultural-creative': 'Cultural and creative industries',
  digital: 'Digital',
  electronics: 'Electronics',
  'energy-intensive': 'Energy-intensive industries',
  'energy-renewables': 'Energy-renewables',
  health: 'Health',
  mobility: 'Mobility',
  'proximity-social': 'Proximity and social economy',
  retail: 'Retail',
  textiles: 'Textiles',
  tourism: 'Tourism',
};
export const ecosystemName = (id: string): string => ECOSYSTEMS[id] ?? id;

export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;
/** 1.5 as "1.5 ×", small ones with two digits. */
export const times = (ratio: number): string =>
  ratio >= 100 ? '> 100 ×' : `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(ratio >= 1 ? 1 : 2)} ×`;
