import { badInput } from '#libs/domain';
import { runMain } from '#libs/platform';
import { TAG_USAGE, tagCommand } from './text/tag.js';
import { TRAIN_USAGE, trainCommand } from './text/train.js';

/** One file per command under cli/text; each takes the arguments after its name. */
const COMMANDS: Readonly<Record<string, { usage: string; run(args: readonly string[]): Promise<void> }>> = {
  tag: { usage: TAG_USAGE, run: tagCommand },
  train: { usage: TRAIN_USAGE, run: trainCommand },
};

await runMain(async () => {
  const [name, ...args] = process.argv.slice(2);
  const usage = Object.values(COMMANDS)
    .map((command) => command.usage)
    .join('\n\n');
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(`${usage}\n`);
    process.exitCode = name === undefined ? 2 : 0;
    return;
  }
  const command = COMMANDS[name];
  if (!command) throw badInput(`There is no text command "${name}". Use one of ${Object.keys(COMMANDS).join(', ')}.`);
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(`${command.usage}\n`);
  else await command.run(args);
});
