import { runMain } from '#libs/platform';
import { startUniverse } from './start.js';

await runMain(() => startUniverse(process.argv.slice(2)));
