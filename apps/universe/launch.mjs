#!/usr/bin/env node
// The way in for people: `npm start`, `npm run ingest -- ...` and the other commands come through here.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, checkNode, fail, install, root } from './prepare.mjs';

const PROGRAMS = {
  start: 'dist/apps/universe/src/main.js',
  api: 'dist/apps/api/src/main.js',
  worker: 'dist/apps/worker/src/main.js',
  ingest: 'dist/apps/worker/src/cli/ingest.js',
  text: 'dist/apps/worker/src/cli/text.js',
  feed: 'dist/apps/worker/src/cli/feed.js',
  reread: 'dist/apps/worker/src/cli/reread.js',
  demo: 'dist/apps/worker/src/cli/demo.js',
  calls: 'dist/apps/worker/src/cli/calls.js',
  regions: 'dist/apps/worker/src/cli/regions.js',
  migrate: 'dist/apps/worker/src/cli/migrate.js',
  admin: 'dist/apps/worker/src/cli/admin.js',
  verify: 'dist/apps/worker/src/cli/verify.js',
  backup: 'dist/apps/worker/src/cli/backup.js',
  restore: 'dist/apps/worker/src/cli/restore.js',
};

checkNode();
const [command = 'start', ...args] = process.argv.slice(2);
const program = PROGRAMS[command];
if (!program) fail(`Unknown command "${command}". Use one of ${Object.keys(PROGRAMS).join(', ')}.`);
install();
build();
process.argv = [process.argv[0], join(root, program), ...args];
await import(pathToFileURL(join(root, program)).href);
