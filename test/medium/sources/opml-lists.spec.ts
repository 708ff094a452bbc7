import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '#libs/store';
import { importList } from '../../../apps/worker/src/import-list.js';
import { testStore } from '../../support/store.js';

/** Lists of feeds from the world; most are ill-formed. Optional: a clone has no such folder. */
const folder = join(process.cwd(), '../shared', 'corpora/feeds');
const lists = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.opml'))
      .sort()
  : [];

(lists.length > 0 ? describe : describe.skip)(
  'lists of feeds from the world (skipped where ../shared is not there)',
  () => {
    let store: Store;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ store, close } = await testStore());
    });
    afterAll(() => close?.());

    it('are imported or refused row by row, and a second time nothing is new', async () => {
      const total = { lists: 0, read: 0, new: 0, known: 0, refused: 0 };
      for (const name of lists) {
        const bytes = readFileSync(join(folder, name));
        const named = new Set(bytes.toString('utf8').match(/(?<=\sxmlUrl\s*=\s*["'])[^"']+/gi));
        const options = { dryRun: false, enabled: false, kind: 'news', ecosystems: [] } as const;
        const report = await importList(store, bytes, options);
        expect([name, report.error]).toEqual([name, null]);
        expect([name, report.read]).toEqual([name, report.new + report.known + report.refused]);
        // No outline that names an address gets lost, however the list is broken.
        expect(report.read).toBeGreaterThanOrEqual(named.size);
        for (const { outcome, note } of report.rows) if (outcome === 'refused') expect(note).toBeTruthy();
        expect(await importList(store, bytes, options)).toMatchObject({
          read: report.read,
          new: 0,
          refused: report.refused,
        });
        total.lists++;
        for (const key of ['read', 'new', 'known', 'refused'] as const) total[key] += report[key];
      }
      expect(lists.filter((name) => name.includes('/with_category/'))).toHaveLength(59);
      expect(total.lists).toBe(lists.length);
      expect(total.new).toBe((await store.sources.list()).length);
    });
  },
);
