import { account } from './fr/account.js';
import { cluster } from './fr/cluster.js';
import { collection } from './fr/collection.js';
import { operations } from './fr/operations.js';
import { panel } from './fr/panel.js';
import { radar } from './fr/radar.js';
import { shell } from './fr/shell.js';
import { trend } from './fr/trend.js';
import { desk } from './fr/desk.js';
import { own } from './fr/own.js';
import type { Catalogue } from './t.js';

const fr: Catalogue = {
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
export default fr;
