import { describe, expect, it } from '@jest/globals';
import { boxesOverlap, discOverlaps, lineCrosses } from './boxes.js';
import { type LabelWish, placeLabels, type Room } from './labels.js';

const room = (discs: Room['discs'], extra: Partial<Room> = {}): Room => ({
  bounds: { x: 0, y: 0, w: 900, h: 700 },
  fixed: [],
  discs,
  lines: [],
  centre: { x: 450, y: 350 },
  fontSize: 13,
  ...extra,
});
const wishes = (discs: Room['discs'], text = 'Next-generation vehicle batteries'): LabelWish[] =>
  discs.map((disc) => ({ id: disc.id, text, disc }));

describe('label solver', () => {
  it('sets a lone label close to its mark, on the outer side, without a leader', () => {
    const discs = [{ id: 'a', x: 600, y: 350, r: 12 }];
    const [label] = placeLabels(wishes(discs), room(discs));
    expect(label!.leader).toBeNull();
    expect(label!.anchor).toBe('start');
    expect(label!.box.x).toBeGreaterThan(612);
    expect(label!.box.x).toBeLessThan(622);
  });

  it('keeps off names, tails and the edge', () => {
    const discs = [{ id: 'a', x: 820, y: 350, r: 12 }];
    const fixed = [{ x: 700, y: 300, w: 90, h: 100 }];
    const lines = [{ from: { x: 820, y: 350 }, to: { x: 820, y: 420 } }];
    const [label] = placeLabels(wishes(discs), room(discs, { fixed, lines }));
    expect(boxesOverlap(label!.box, fixed[0]!)).toBe(false);
    expect(lineCrosses(lines[0]!, label!.box)).toBe(false);
    expect(label!.box.x + label!.box.w).toBeLessThanOrEqual(900);
  });

  it('leaves out what finds no room, and nothing else', () => {
    const discs = [{ id: 'a', x: 20, y: 20, r: 12 }];
    expect(placeLabels(wishes(discs), room(discs, { bounds: { x: 0, y: 0, w: 40, h: 40 } }))).toEqual([]);
    expect(placeLabels([], room([]))).toEqual([]);
  });

  it('never lets a text cover a text, a mark or a leader line, with 60 marks of which all ask for a name', () => {
    const discs = Array.from({ length: 60 }, (_, i) => {
      const angle = i * 2.399963;
      const radius = 40 + 270 * Math.sqrt(i / 60);
      return { id: `t${i}`, x: 450 + Math.cos(angle) * radius, y: 350 + Math.sin(angle) * radius, r: 9 + (i % 4) * 3 };
    });
    const labels = placeLabels(wishes(discs, 'Circular building and component reuse'), room(discs));
    expect(labels.length).toBeGreaterThan(15);
    for (const a of labels) {
      for (const b of labels) {
        if (a.id === b.id) continue;
        expect(boxesOverlap(a.box, b.box)).toBe(false);
        if (b.leader) expect(lineCrosses(b.leader, a.box)).toBe(false);
      }
      for (const disc of discs) expect(discOverlaps(a.box, disc)).toBe(false);
    }
    expect(placeLabels(wishes(discs, 'Circular building and component reuse'), room(discs))).toEqual(labels);
  });
});
