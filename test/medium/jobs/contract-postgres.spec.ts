import { describe } from '@jest/globals';
import { describeLife } from './contract-life.js';
import { describeConnections, describeWorkers } from './contract-workers.js';
import { Harness } from './harness.js';

const harness = new Harness('postgres');

describe('the job queue over Postgres', () => {
  describeWorkers(harness); // these wait most, so they begin first
  describeLife(harness);
  describeConnections(harness);
});
