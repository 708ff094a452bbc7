import { FirstLight1763700000000 } from './1763700000000-first-light.js';

export const migrations = [FirstLight1763700000000];
