import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/**
 * Lets a child process of a test run our TypeScript as it stands: `node --import ./test/support/typescript.mjs file.ts`.
 * Jest does the same for the tests themselves; this is for what must be a process of its own, to be killed for example.
 */
register(import.meta.url);

const ROOT = new URL('../../', import.meta.url);

/** `#libs/<room>` is the room's source, and `./file.js` is `./file.ts` where only that exists. */
export async function resolve(specifier, context, next) {
  const room = /^#libs\/([a-z]+)$/.exec(specifier)?.[1];
  if (room) return { url: new URL(`libs/${room}/src/index.ts`, ROOT).href, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
    filename: fileURLToPath(url),
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
