import { account } from './de/account.js';
import { cluster } from './de/cluster.js';
import { collection } from './de/collection.js';
import { operations } from './de/operations.js';
import { panel } from './de/panel.js';
import { radar } from './de/radar.js';
import { shell } from './de/shell.js';
import { trend } from './de/trend.js';
import { desk } from './de/desk.js';
import { own } from './de/own.js';
import type { Catalogue } from './t.js';

const de: Catalogue = {
  ...shell,
  ...radar,
  ...trend,
  ...collection,
  ...panel,
  ...cluster,
  ...account,
  ...own,
  ...desk,
  ...operations,
};
export default de;
