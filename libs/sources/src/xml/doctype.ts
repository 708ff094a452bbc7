import { decodeReferences, OwnEntities } from './references.js';

const MAX_ENTITIES = 1_000;
const MAX_VALUE = 1_000;

/**
 * Takes the DOCTYPE out of a document and reads the simple entities it declares. Nothing is fetched (SYSTEM, PUBLIC) and nothing is
 * expanded inside an expansion, so that no declaration can grow: an entity bomb leaves its unexpanded name in the text.
 */
export function takeDoctype(document: string): { body: string; entities: OwnEntities } {
  const start = document.slice(0, 20_000).search(/<!DOCTYPE\s/i);
  // A DOCTYPE after the first element is text of somebody, not a prolog.
  if (start < 0 || /<[a-z_]/i.test(document.slice(0, start).replace(/<!--[^]*?-->/g, '')))
    return { body: document, entities: new OwnEntities() };
  const end = endOfDoctype(document, start);
  return { body: document.slice(0, start) + document.slice(end), entities: readEntities(document.slice(start, end)) };
}

/** The place after the `>` that closes the declaration, past quoted values, comments and the `[ ]` of an internal subset. */
function endOfDoctype(document: string, start: number): number {
  let inSubset = false;
  for (let at = start; at < document.length; at++) {
    const c = document[at];
    if (c === '"' || c === "'") {
      const close = document.indexOf(c, at + 1);
      if (close < 0) break;
      at = close;
    } else if (c === '<' && document.startsWith('<!--', at)) {
      const close = document.indexOf('-->', at);
      if (close < 0) break;
      at = close + 2;
    } else if (c === '[') inSubset = true;
    else if (c === ']') inSubset = false;
    else if (c === '>' && !inSubset) return at + 1;
  }
  // Not closed: give up the first tag only, and keep the feed after it.
  const close = document.indexOf('>', start);
  return close < 0 ? document.length : close + 1;
}

function readEntities(doctype: string): OwnEntities {
  const entities = new Map<string, string>();
  const none = new OwnEntities();
  for (const [, name, double, single] of doctype.matchAll(
    /<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"]*)"|'([^']*)')\s*>/g,
  )) {
    const value = double ?? single ?? '';
    if (entities.size >= MAX_ENTITIES) break;
    if (value.length <= MAX_VALUE && !entities.has(name!)) entities.set(name!, decodeReferences(value, none));
  }
  return new OwnEntities(entities);
}
