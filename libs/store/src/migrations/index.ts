import { FirstLight1763700000000 } from './1763700000000-first-light.js';
import { EditorsDesk1763710000000 } from './1763710000000-editors-desk.js';
import { Sources1763720000000 } from './1763720000000-sources.js';

export const migrations = [FirstLight1763700000000, EditorsDesk1763710000000, Sources1763720000000];
