import { describe, expect, it } from '@jest/globals';
import { latentRows, topicalIdf, denseMatrix } from '../lsa/index.js';
import { agreement } from './agreement.js';
import { type Embedder, groupByMeaning } from './by-meaning.js';
import { readCollection } from './collection.js';
import { about } from './synthetic.fixture.js';

const topics = ['sodium battery', 'insect protein', 'acoustic panel', 'tidal turbine'];
const texts = topics.flatMap((topic, i) =>
  about(topic, 20 - 3 * i, { seed: i + 1, from: 1 }).map(({ title, text }) => `${title}. ${text}`),
);
const truth = topics.flatMap((_, i) => Array.from({ length: 20 - 3 * i }, () => i));
/** Latent semantic analysis of the texts themselves, behind the port. */
const latent: Embedder = {
  embed: (all) => {
    const { counts, lexer } = readCollection(all.map((title) => ({ title, text: '' })));
    return Promise.resolve(latentRows(counts, topicalIdf(counts, lexer.vocabulary, { minDf: 2 }), { dimensions: 8 }));
  },
};
const giving = (rows: number, values: number[]): Embedder => ({
  embed: () => Promise.resolve({ ...denseMatrix(rows, values.length / rows), data: Float32Array.from(values) }),
});

describe('grouping by an embedding model', () => {
  it('groups by the places the model gives, the same for the same seed, numbered by size', async () => {
    const { groups, k, wordless } = await groupByMeaning(texts, latent, { k: 4 });
    expect(agreement(groups, truth).ari).toBeGreaterThan(0.9);
    expect({ k, wordless }).toEqual({ k: 4, wordless: 0 });
    expect((await groupByMeaning(texts, latent, { k: 4 })).groups).toEqual(groups);
  });

  it('puts together what has no word in common where the model says so, and what it does not know into the largest group', async () => {
    const model = giving(6, [1, 0, 0, 2, 3, 0.1, 0, 0, 0.1, 1, 5, 0]);
    const { groups, wordless } = await groupByMeaning(['Haus', 'car', 'house', '', 'Auto', 'maison'], model, { k: 2 });
    expect([...groups]).toEqual([0, 1, 0, 0, 1, 0]);
    expect(wordless).toBe(1);
  });

  it('takes no text, one, zeros only, and fewer texts than groups', async () => {
    expect(await groupByMeaning([], latent, { k: 3 })).toEqual({ groups: new Int32Array(0), k: 0, wordless: 0 });
    expect([...(await groupByMeaning(['a'], giving(1, [1, 2]), { k: 3 })).groups]).toEqual([0]);
    expect([...(await groupByMeaning(['a', 'b'], giving(2, [0, 0, 0, 0]), { k: 2 })).groups]).toEqual([0, 0]);
    expect([...(await groupByMeaning(['a', 'b'], giving(2, [1, 0, 0, 1]), { k: 9 })).groups].sort()).toEqual([0, 1]);
  });

  it('refuses rows that do not fit the texts, and numbers that are none', async () => {
    await expect(groupByMeaning(['a', 'b'], giving(1, [1, 2]), { k: 2 })).rejects.toThrow(/1 rows for 2 texts/);
    await expect(groupByMeaning(['a'], giving(1, [1, NaN]), { k: 1 })).rejects.toThrow(/not finite/);
  });
});
