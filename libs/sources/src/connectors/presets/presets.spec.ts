import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ECOSYSTEM_IDS } from '#libs/domain';
import { hintsOf, readSourcePresets } from './presets.js';

const FOLDER = join('data', 'sources');
const files = readdirSync(FOLDER).map((name) => ({
  name,
  presets: readSourcePresets(readFileSync(join(FOLDER, name), 'utf8'), name),
}));
const all = files.flatMap(({ presets }) => presets);

describe('data/sources', () => {
  it('has a file for every ecosystem, whose sources tell about it', () => {
    for (const id of ECOSYSTEM_IDS) {
      const presets = files.find(({ name }) => name === `${id}.json`)?.presets ?? [];
      expect(presets.length).toBeGreaterThan(0);
      for (const { ecosystems } of presets) expect(ecosystems).toContain(id);
    }
  });

  it('names every source and every address once', () => {
    const ids = all.map(({ id }) => id);
    const addresses = all.flatMap(({ options }) => options['url'] ?? []);
    expect([new Set(ids).size, new Set(addresses).size]).toEqual([ids.length, addresses.length]);
  });

  it('pulls nothing from the start that needs a key, a choice or a confirmed address', () => {
    expect(all.filter(({ enabled, connector }) => enabled && connector !== 'feed')).toEqual([]);
    for (const { options, connector } of all) if (connector === 'feed') expect(options['url']).toMatch(/^https:\/\//);
  });
});

describe('readSourcePresets', () => {
  const preset = {
    id: 'kelp-weekly',
    name: 'Kelp Weekly',
    connector: 'feed',
    options: { url: 'https://kelp.example/feed' },
    ecosystems: ['agri-food'],
    kind: 'news',
    lang: 'en',
    country: null,
    publisher: 'Kelp Press',
    licenceNote: 'Headlines and links only.',
    enabled: true,
  };
  const read = (...sources: object[]) => readSourcePresets(JSON.stringify({ sources }), 'kelp.json');

  it('reads presets and what they know of their sources', () => {
    const [found] = read(preset);
    expect(found).toEqual(preset);
    expect(hintsOf(found!)).toEqual({ publisher: 'Kelp Press', kind: 'news', lang: 'en' });
  });

  it.each([
    [{ connector: 'fax' }, 'kelp-weekly: connector: there is no "fax"'],
    [{ kind: 'patent' }, 'kelp-weekly: kind: "feed" delivers news, article'],
    [
      { options: { url: 'ftp://kelp.example' } },
      'kelp-weekly: options: The options do not fit the connector "feed": url: the address',
    ],
    [{ options: {} }, 'kelp-weekly: options: '],
    [{ ecosystems: ['sea'] }, 'kelp-weekly: ecosystems.0: '],
    [{ country: 'Ireland' }, 'kelp-weekly: country: two capital letters'],
    [{ setup: 'Find the right address.' }, 'enabled: what still has to be set up'],
    [{ colour: 'green' }, 'kelp-weekly: Unrecognized key: "colour"'],
    [{ id: 'Kelp Weekly' }, 'Kelp Weekly: id: small letters'],
    [{ id: undefined }, 'source 1: id: '],
  ])('%j: %s', (fault, message) => {
    expect(() => read({ ...preset, ...fault })).toThrow(message);
    expect(() => read({ ...preset, ...fault })).toThrow(/^kelp\.json has faults\./);
  });

  it('names all faults at once, ids that are there twice too', () => {
    expect(() => read(preset, { ...preset, kind: 'patent' }, {})).toThrow(
      /kind: .*source 3: id: .*the id is there twice/s,
    );
  });

  it('says what is no file of presets', () => {
    expect(() => readSourcePresets('[')).toThrow('the file is not JSON');
    expect(() => readSourcePresets('[]')).toThrow('must be {"sources": [...]}');
  });
});
