import { describe, expect, it } from '@jest/globals';
import { TrendUniverseError } from '#libs/domain';
import { CONNECTORS, connectorOf, listConnectors, readOptions } from './registry.js';

describe('registry', () => {
  it('has every connector once, each with what users must know', () => {
    const ids = CONNECTORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(
      [
        'cordis',
        'crossref',
        'deals-csv',
        'epo-ops',
        'eu-calls',
        'eurostat',
        'feed',
        'gdelt',
        'openalex',
        'table',
        'uspto-odp',
      ].sort(),
    );
    for (const { name, description, licence, politeness, kinds, delivers } of CONNECTORS) {
      expect([name, description, licence].every((text) => text.length > 4)).toBe(true);
      expect(politeness.gapMs).toBeGreaterThan(0);
      expect(kinds.length > 0).toBe(delivers === 'signals');
    }
  });

  it('lists what needs a key, and where to get it', () => {
    const of = (id: string, keys = {}) => listConnectors(keys).find((connector) => connector.id === id);
    expect(of('epo-ops', { EPO_OPS_KEY: 'k', EPO_OPS_SECRET: ' ' })).toMatchObject({
      status: 'needs a key',
      missing: ['EPO_OPS_SECRET'],
      where: expect.stringContaining('https://developers.epo.org'),
    });
    expect(of('epo-ops', { EPO_OPS_KEY: 'k', EPO_OPS_SECRET: 's' })).toMatchObject({
      status: 'ready',
      missing: [],
      where: null,
    });
    expect(of('uspto-odp')).toMatchObject({ status: 'needs a key' });
    expect(of('feed')).toMatchObject({ status: 'ready', missing: [], where: null });
    // Works without, only less.
    expect(of('openalex')).toMatchObject({ status: 'ready', missing: ['OPENALEX_API_KEY'], where: expect.any(String) });
  });

  it('finds a connector, or says which there are', () => {
    expect(connectorOf('gdelt').name).toBe('GDELT news search');
    expect(() => connectorOf('lens')).toThrow(/no connector with the id "lens"\. There are feed, openalex/);
  });

  it('reads options with defaults, and names every fault of wrong ones', () => {
    expect(readOptions(connectorOf('cordis'), undefined)).toEqual({ programme: 'HORIZON', kind: 'publication' });
    try {
      readOptions(connectorOf('gdelt'), { query: 'x', slices: 3 });
      throw new Error('accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(TrendUniverseError);
      expect((error as Error).message).toMatch(/^The options do not fit the connector "gdelt": query: .*slices/);
      expect((error as TrendUniverseError).details.map(({ path }) => path)).toContain('query');
    }
  });
});
