export { readName, type OrganisationName } from './organisation-name.js';
export { compareNames, type NameComparison, type NameVerdict } from './compare-names.js';
