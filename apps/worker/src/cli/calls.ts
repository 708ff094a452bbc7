import { randomUUID } from 'node:crypto';
import { KeepCalls } from '#libs/pipeline';
import { loadCatalogue } from '#libs/platform';
import { openInput } from '#libs/sources';
import { loadReader } from '../reader.js';
import { filesCommand } from './files-command.js';

const USAGE = `npm run calls -- FILE...

Reads calls for proposals (JSON Lines or JSON): id or topicId, title, text or description, deadline or deadlines, opens, budgetEur, programme, url, keywords.
They stand apart from signals and count nowhere as evidence. The same file twice adds nothing.`;

await filesCommand('calls', USAGE, async ({ store }, paths) => {
  const keep = new KeepCalls({ calls: store.clusters.calls, runs: store.runs }, loadReader(loadCatalogue()));
  for (const path of paths) {
    const input = await openInput(path);
    const run = await store.runs.create({ id: randomUUID(), origin: 'calls', label: path });
    const { read, new: added, changed, duplicate, refused } = await keep.run(run.id, input.rows);
    process.stdout.write(
      `${path}: ${read} read = ${added} new + ${changed} changed + ${duplicate} duplicate + ${refused} refused\n`,
    );
    for (const refusal of await store.runs.refusals(run.id, 20))
      process.stdout.write(`  row ${refusal.row}: ${refusal.reason}\n`);
  }
});
