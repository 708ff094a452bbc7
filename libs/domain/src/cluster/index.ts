export { readName, type OrganisationName } from './organisation-name.js';
export { compareNames, type NameComparison, type NameVerdict } from './compare-names.js';
export { type Member, type MemberRow, NUTS_CODE, type ReadMember, readMember } from './member.js';
export { type Figure, type FigureBatch, type RegionalTable, readFigure } from './regional-figure.js';
export { kilometresBetween, capitalOf, type Place } from './places.js';
export { ecosystemOverlap, nearnessOf, partnerScore, type PartnerParts } from './partners.js';
