import { describe, expect, it } from '@jest/globals';
import { whyNoRedis } from '../../support/redis.js';
import { describeLife } from './contract-life.js';
import { describeConnections, describeWorkers } from './contract-workers.js';
import { Harness } from './harness.js';

const reason = whyNoRedis();
if (reason) {
  console.warn(`The job queue over Redis is not tested: ${reason}`);
  it(`is not tested here: ${reason}`, () => expect(reason).toBeDefined());
} else {
  const harness = new Harness('redis');
  describe('the job queue over Redis', () => {
    describeWorkers(harness); // these wait most, so they begin first
    describeLife(harness);
    describeConnections(harness);
  });
}
