import { once } from 'node:events';
import { runMain } from '#libs/platform';
import { type Feed, type FeedEntry, listInputs, readFeedFile } from '#libs/sources';

const USAGE = `npm run feed -- FILE...

Reads feeds (RSS, Atom, RDF, JSON Feed, CDF; also .gz) as the feed connector does and prints one JSON line a file:
  {"file", "ok", "error"?, "kind", "title", "entries": [{"id", "title", "link", "date", "language", "summary", "author"}]}
Dates are ISO 8601 in UTC; what an entry does not say is null. Of a folder, every feed in it is read.
A file that is no feed has "ok": false and the reason in "error"; a damaged feed keeps what could be read of it.`;

await runMain(async () => {
  const paths = process.argv.slice(2).filter((argument) => argument !== '--');
  if (paths.length === 0 || paths.includes('--help') || paths.includes('-h')) {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = paths.length === 0 ? 2 : 0;
    return;
  }
  for (const path of paths) {
    for await (const line of readPath(path)) {
      // A reader that is slower than we are (a pipe) must not make us hold all lines in memory.
      if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
    }
  }
});

async function* readPath(path: string): AsyncGenerator<object> {
  try {
    for (const file of (await listInputs([path])).files) yield await readFile(file.path);
  } catch (error) {
    yield refused(path, error);
  }
}

async function readFile(file: string): Promise<object> {
  try {
    return lineOf(file, await readFeedFile(file));
  } catch (error) {
    return refused(file, error);
  }
}

// Declared as functions: the top-level await above runs before constants of the module exist.
function lineOf(file: string, feed: Feed): object {
  return {
    file,
    ok: feed.kind !== null,
    ...(feed.error !== undefined && { error: feed.error }),
    kind: feed.kind,
    title: feed.title,
    entries: feed.entries.map(entryOf),
  };
}

function entryOf({ id, title, link, date, language, summary, author }: FeedEntry): object {
  return { id, title, link, date, language, summary, author };
}

function refused(file: string, error: unknown): object {
  return { file, ok: false, error: (error as Error).message, kind: null, title: null, entries: [] };
}
