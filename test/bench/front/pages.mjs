/**
 * The main pages: name, address, what is there once the page is drawn, and whose account it needs. `ids` are those of the measured universe.
 * @returns {{ name: string, address: string, drawn: string, as?: string }[]}
 */
export const mainPages = (ids) => [
  { name: 'home', address: '/', drawn: '.plate .small-radar .dot' },
  { name: 'radar', address: '/radars/health', drawn: '.radar .blip .mark' },
  { name: 'trend card', address: `/trends/${ids.trend}`, drawn: '.trend .evidence li' },
  { name: 'signals', address: '/signals', drawn: '.signal-row' },
  {
    name: 'benchmark',
    address: `/cluster/${ids.cluster}/benchmark`,
    drawn: '.bench-row',
  },
  { name: 'readiness', address: `/cluster/${ids.cluster}/readiness`, drawn: '.cluster-page h2' },
  { name: 'heat map', address: '/policy', drawn: 'table.heat td', as: 'policymaker' },
  { name: 'collection', address: `/collections/${ids.collection}`, drawn: '.item', as: 'manager' },
  { name: 'exercise', address: `/results/${ids.exercise}`, drawn: '.distribution' },
  { name: 'sources', address: '/sources', drawn: 'table tbody tr' },
  { name: 'coverage', address: '/coverage', drawn: '.coverage h2' },
  { name: 'calibration', address: '/calibration', drawn: '.calibration h2' },
  { name: 'methods', address: '/methods', drawn: '.page table' },
];
