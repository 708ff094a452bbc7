import { describe, expect, it } from '@jest/globals';
import { Parser } from 'htmlparser2';
import { embedPage } from '../../embed/embed.page.js';
import type { PlacementView, RadarView } from '../radar.schema.js';
import { radarSvg } from './svg.js';

const HOSTILE = `</text></title><script>ran=1</script><img src=x onerror="ran=1"> " onload="ran=1' onload='ran=1 &lt;b&gt;`;

const placement = (more: Partial<PlacementView>): PlacementView => ({
  trendId: 'kelp',
  name: 'Kelp batteries',
  ecosystem: 'energy',
  segment: 'a',
  ring: 'act',
  radius: 0.2,
  angle: 90,
  interval: { low: 0.1, high: 0.4 },
  ringProbability: { act: 0.8 },
  maturity: 0.8,
  movement: 'none',
  previousRadius: null,
  momentum: { growth: null, low: null, high: null },
  volume: 16,
  evidence: { news: 16 },
  origin: 'curated',
  phase: 'active',
  ...more,
});

const radar = (name: string, placements: readonly PlacementView[]): RadarView => ({
  ecosystem: 'energy',
  name,
  edition: null,
  segments: [
    { id: 'a', name, from: 0, to: 180 },
    { id: 'b', name: 'Markets', from: 180, to: 360 },
  ],
  rings: [
    { id: 'act', name, horizon: name, inner: 0, outer: 0.4 },
    { id: 'watch', name: 'Watch', horizon: '5-10 years', inner: 0.4, outer: 1 },
  ],
  trendCount: placements.length,
  placements: [...placements],
});

/** Names of all elements and attributes of a document, as a browser reads it. */
function markup(document: string): { elements: Set<string>; attributes: Set<string> } {
  const [elements, attributes] = [new Set<string>(), new Set<string>()];
  const parser = new Parser({
    onopentag(name, given) {
      elements.add(name);
      for (const attribute of Object.keys(given)) attributes.add(attribute);
    },
  });
  parser.end(document);
  return { elements, attributes };
}

describe('a radar as a picture and as a page for frames', () => {
  it.each([
    ['picture', radarSvg],
    [
      'page',
      (view: RadarView) =>
        embedPage(view, {
          home: 'https://universe.example',
          theme: 'auto',
          language: 'en',
          edition: undefined,
          name: view.name,
        }),
    ],
  ])('makes no markup of texts: the %s', (_name, draw) => {
    const placed = (name: string) => [placement({ name, ring: 'act' }), placement({ name, ring: name, trendId: name })];
    const hostile = draw(radar(HOSTILE, placed(HOSTILE)));
    expect(markup(hostile)).toEqual(markup(draw(radar('Harmless', placed('Harmless')))));
    expect(hostile).toContain('ran=1');
  });

  it('writes the names of its rings above the marks, on a spoke that is free', () => {
    const at = (angle: number) => radarSvg(radar('Act now', [placement({ angle, radius: 0.37 })]));
    const y = (svg: string) => Number(/<text x="500" y="([\d.]+)"[^>]*>Act now<\/text>/.exec(svg)?.[1]);
    // The centre is at 500: below it when the mark is at the top, above it else.
    expect(y(at(0))).toBeGreaterThan(500);
    expect(y(at(180))).toBeLessThan(500);
    const svg = at(0);
    expect(svg.indexOf('>Watch<')).toBeGreaterThan(svg.lastIndexOf('</g>'));
  });
});
