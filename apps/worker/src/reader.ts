import type { Earned } from '#libs/domain';
import type { TextReader } from '#libs/pipeline';
import type { Catalogue } from '#libs/platform';
import { Hits, Lexer, PhraseMatcher, Tokens, Vocabulary } from '#libs/text';

/** INTERIM: phrases only. */
export function loadReader(catalogue: Catalogue): TextReader {
  const lexer = new Lexer({ vocabulary: new Vocabulary(), grow: false });
  const build = (owners: readonly { id: string; phrases: { strong: readonly string[]; medium: readonly string[]; weak: readonly string[] } }[]) => {
    const terms = new Map<string, { id: string; w: number }[]>();
    for (const owner of owners) for (const [level, w] of [['strong', 3], ['medium', 1.5], ['weak', 0.5]] as const) for (const term of owner.phrases[level]) terms.set(term, [...(terms.get(term) ?? []), { id: owner.id, w }]);
    const list = [...terms.keys()];
    const matcher = new PhraseMatcher(lexer, list);
    const hits = new Hits();
    return (tokens: Tokens, text: string, need: number): Earned[] => {
      hits.count = 0;
      matcher.match(tokens, hits);
      const score = new Map<string, { s: number; words: Map<string, { term: string; weight: number; start: number; end: number }> }>();
      for (let i = 0; i < hits.count; i++) {
        const start = tokens.starts[hits.first[i]!]!;
        const end = tokens.ends[hits.last[i]!]!;
        for (const { id, w } of terms.get(list[hits.phrase[i]!]!)!) {
          const entry = score.get(id) ?? { s: 0, words: new Map() };
          if (!entry.words.has(list[hits.phrase[i]!]!)) { entry.s += w; entry.words.set(list[hits.phrase[i]!]!, { term: text.slice(start, end), weight: w, start, end }); }
          score.set(id, entry);
        }
      }
      return [...score].filter(([, e]) => e.s >= need).sort((a, b) => b[1].s - a[1].s).slice(0, 3).map(([id, e]) => ({ id, score: Math.min(1, e.s / 10), words: [...e.words.values()].slice(0, 8).map((w) => ({ ...w, weight: w.weight / e.s })) }));
    };
  };
  const ecosystems = build(catalogue.ecosystems);
  const trends = build(catalogue.trends);
  const tokens = new Tokens();
  return {
    version: 'interim-1',
    read: ({ title, text }) => {
      const whole = `${title}\n${text}`;
      tokens.clear();
      lexer.lex(whole, tokens);
      const tags = ecosystems(tokens, whole, 3);
      return { lang: null, tags, trends: trends(tokens, whole, 3) };
    },
  };
}
