import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Scene } from '../../src/charts/scene.ts';
import { bulletScene } from '../../src/tiles/bullet/bullet-scene.ts';
import { dialScene } from '../../src/tiles/gauge/dial-scene.ts';
import { trendScene } from '../../src/tiles/tile/trend-scene.ts';
import { trackScene } from '../../src/tiles/number/track-scene.ts';
import { axisOf } from '../../src/tiles/tile/axis.ts';
import { NOTATION } from '../charts/notation.ts';

const FACTS = {
  actual: 60,
  target: 100,
  expected: 80,
  thresholds: [0.9, 1],
  lowerIsBetter: false,
  targetAt: 0.75,
} as const;
const axis = axisOf(FACTS);
const loss = axisOf({ ...FACTS, actual: -40 });
const WORDS = { target: 'target', expected: 'expected by today', zero: '0' };
const DIAL = { middle: '81 %', target: '12.3 k' };
const share = fc.double({ min: 0.05, max: 1, noNaN: true });

const pathOf = ({ paths }: Scene, look: string) => paths.find((path) => path.look.startsWith(look))?.d;
const textOf = ({ texts }: Scene, look: string) => texts.find((text) => text.look === look);

function points(path: string): [number, number][] {
  return [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** Edges of what a path draws, as a browser lays it out. */
function boxOf(scene: Scene, look: string): DOMRect {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  path.setAttribute('d', pathOf(scene, look)!);
  document.body.append(svg);
  const { x, y, width, height } = path.getBBox();
  svg.remove();
  return new DOMRect(x, y, width, height);
}

/** Where a text begins and ends, by so many em to a letter. */
function spanOf({ text, x, anchor }: Scene['texts'][number], em: number, fontSize = 12): readonly [number, number] {
  const wide = text.length * fontSize * em;
  const from = Number(x) - { left: 0, middle: wide / 2, right: wide }[anchor];
  return [from, from + wide];
}

/** Ten places on each edge of a polygon. */
function alongEdges(corners: readonly (readonly [number, number])[]): [number, number][] {
  return corners.flatMap(([x, y], index) => {
    const [toX, toY] = corners[(index + 1) % corners.length]!;
    const at = (step: number): [number, number] => [x + ((toX - x) * step) / 10, y + ((toY - y) * step) / 10];
    return Array.from({ length: 10 }, (_, step) => at(step));
  });
}

describe('scenes of single figures', () => {
  const space = { width: 300, height: 54, fontSize: 12 };
  const scenes: Readonly<Record<string, Scene>> = {
    dial: dialScene(loss, DIAL, { ...space, height: 160 }),
    bullet: bulletScene(loss, WORDS, space),
    track: trackScene(loss, 300),
  };

  for (const [name, scene] of Object.entries(scenes)) {
    it(`N8 a ${name} is plain data in words of the notation, and shows actual, target, pace and 0`, () => {
      expect(JSON.parse(JSON.stringify(scene))).to.deep.equal(scene);
      const known = new Set([...Object.keys(NOTATION).flatMap((key) => key.split(' ')), 'pace']);
      const looks = [...scene.paths, ...scene.texts].flatMap(({ look }) => look.split(' '));
      expect(looks.filter((word) => !known.has(word))).to.deep.equal([]);
      for (const look of ['actual', 'halo', 'tick', 'zero']) expect(pathOf(scene, look), look).to.be.a('string');
      expect(pathOf(scene, 'pace')).to.be.a('string');
    });
  }

  it('C4 shows 0 where there is no ink', () => {
    const none = axisOf({ ...FACTS, actual: 0 });
    for (const scene of [dialScene(none, DIAL, space), bulletScene(none, WORDS, space), trackScene(none, 300)])
      expect(pathOf(scene, 'zero')).to.be.a('string');
  });

  it('shows no 0 where the axis begins there, and no pace where none is expected', () => {
    const plain = axisOf({ ...FACTS, expected: undefined });
    for (const scene of [dialScene(plain, DIAL, space), bulletScene(plain, WORDS, space), trackScene(plain, 300)]) {
      expect([pathOf(scene, 'zero'), pathOf(scene, 'pace'), pathOf(scene, 'tick thin')]).to.deep.equal([
        undefined,
        undefined,
        undefined,
      ]);
    }
  });
});

describe('scene of a way through a period', () => {
  const trend = [
    { at: 0, actual: 0, expected: 0 },
    { at: 0.5, actual: 40, expected: 60 },
    { at: 1, expected: 120 },
  ];

  it('leads from the left below to the right above, and ends in a dot at what was sold', () => {
    const scene = trendScene(trend);
    expect(pathOf(scene, 'sold')).to.equal('M0 100L500 66.67');
    expect(pathOf(scene, 'planned')).to.equal('M0 100L500 50L1000 0');
    expect(pathOf(scene, 'now')).to.equal('M500 66.67h0');
    expect(pathOf(trendScene(trend, { rtl: true }), 'sold')).to.equal('M1000 100L500 66.67');
  });

  it('N3 goes on from the dot to where it will end, and not where no end is told', () => {
    const scene = trendScene(trend, { forecast: 150 });
    expect(pathOf(scene, 'ahead')).to.equal('M500 73.33L1000 0');
    expect(pathOf(scene, 'planned')).to.equal('M0 100L500 60L1000 20');
    expect(pathOf(trendScene(trend), 'ahead')).to.equal(undefined);
  });

  it('has its line of 0 where 0 is, and only what there is', () => {
    expect(
      pathOf(
        trendScene([
          { at: 0, actual: 0 },
          { at: 1, actual: -5 },
        ]),
        'base',
      ),
    ).to.equal('M0 0H1000');
    expect(pathOf(trendScene([{ at: 0, actual: 0 }]), 'planned')).to.equal(undefined);
    expect(pathOf(trendScene([{ at: 0, expected: 0 }]), 'now')).to.equal(undefined);
  });
});

describe('scene of a dial', () => {
  it('stays in its box, label and all, at any size', () => {
    const width = fc.integer({ min: 60, max: 1600 });
    const height = fc.integer({ min: 40, max: 900 });
    fc.assert(
      fc.property(width, height, share, fc.boolean(), (width, height, target, rtl) => {
        const scene = dialScene({ ...axis, target }, DIAL, { width, height, fontSize: 12, rtl });
        for (const [x, y] of points(pathOf(scene, 'tick')!)) {
          expect(x).to.be.within(-4, width + 4);
          expect(y).to.be.within(-4, height + 4);
        }
        expect(textOf(scene, 'big')!.size).to.be.at.least(12);
        const label = textOf(scene, 'ink');
        if (!label) return;
        const [from, to] = spanOf(label, 0.5);
        expect(label.anchor === 'middle' ? 0 : from).to.be.at.least(0);
        expect(label.anchor === 'middle' ? 0 : to).to.be.at.most(width);
        expect(label.y).to.be.within(8, height + 6);
      }),
    );
  });

  it("N9 the pace's triangle never touches the target's label, however near", () => {
    const size = fc.record({
      width: fc.integer({ min: 160, max: 800 }),
      height: fc.integer({ min: 60, max: 500 }),
      fontSize: fc.integer({ min: 12, max: 24 }),
      rtl: fc.boolean(),
    });
    const letters = fc.integer({ min: 2, max: 8 });
    fc.assert(
      fc.property(
        size,
        letters,
        share,
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        (box, length, target, apart) => {
          const expected = Math.min(1, Math.max(0, target + apart));
          const scene = dialScene({ ...axis, target, expected }, { ...DIAL, target: '8'.repeat(length) }, box);
          const label = textOf(scene, 'ink');
          if (!label) return;
          const [from, to] = spanOf(label, 0.56, box.fontSize);
          // Of the label what has ink: digits, from the line up.
          const inside = ([x, y]: readonly [number, number]) =>
            x > from && x < to && y < label.y && y > label.y - box.fontSize * 0.75;
          const pace = pathOf(scene, 'pace')!;
          expect(alongEdges(points(pace)).some(inside), `${pace} in ${JSON.stringify(label)}`).to.equal(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('N9 names the pace on a large dial: in the box, clear of the target, and on no small one', () => {
    const box = fc.record({
      width: fc.integer({ min: 60, max: 1200 }),
      height: fc.integer({ min: 40, max: 700 }),
      fontSize: fc.integer({ min: 12, max: 20 }),
      rtl: fc.boolean(),
    });
    const words = { ...DIAL, expected: 'expected by Sep 14' };
    let named = 0;
    fc.assert(
      fc.property(box, share, share, (space, target, expected) => {
        const scene = dialScene({ ...axis, target, expected }, words, space);
        const name = textOf(scene, 'muted');
        if (!name) return;
        named++;
        const [from, to] = spanOf(name, 0.56, space.fontSize);
        expect(from).to.be.at.least(0);
        expect(to).to.be.at.most(space.width);
        expect(name.y).to.be.within(space.fontSize * 0.8, space.height);
        const label = textOf(scene, 'ink');
        if (!label) return;
        const [left, right] = spanOf(label, 0.56, space.fontSize);
        const apart = Math.abs(label.y - name.y) >= space.fontSize || left > to || right < from;
        expect(apart, JSON.stringify([name, label])).to.equal(true);
      }),
      { numRuns: 2000 },
    );
    expect(named).to.be.greaterThan(100);
    expect(textOf(dialScene(axis, words, { width: 160, height: 80, fontSize: 12 }), 'muted')).to.equal(undefined);
  });

  it('N9 bands are a fifth of the radius, and the actual two fifths of that in their middle', () => {
    const scene = dialScene({ ...axis, actual: 1 }, DIAL, { width: 300, height: 160, fontSize: 12 });
    const radii = (look: string) => Array.from(pathOf(scene, look)!.matchAll(/A([\d.]+)/g), ([, r]) => Number(r));
    const [outer, inner] = radii('band-3');
    expect(inner! / outer!).to.be.closeTo(0.8, 0.001);
    const [above, below] = radii('actual');
    expect([above! / outer!, below! / outer!].map((part) => Number(part.toFixed(2)))).to.deep.equal([0.94, 0.86]);
  });

  it('N9 says the number in the middle and the target at its tick, which stands where its share is', () => {
    const scene = dialScene({ ...axis, target: 0.5 }, DIAL, { width: 300, height: 160, fontSize: 12 });
    expect(textOf(scene, 'big')).to.include({ text: '81 %', x: 150, anchor: 'middle' });
    expect(textOf(scene, 'ink')).to.include({ text: '12.3 k', x: 150, anchor: 'middle' });
    expect(points(pathOf(scene, 'tick')!).map(([x]) => x)).to.deep.equal([150, 150]);
  });

  it('runs from right to left where the script does', () => {
    const size = { width: 300, height: 160, fontSize: 12 };
    const [[there], [back]] = [false, true].map((rtl) =>
      points(pathOf(dialScene(axis, DIAL, { ...size, rtl }), 'tick')!),
    ) as [[[number, number]], [[number, number]]];
    expect(back[0]).to.be.closeTo(300 - there[0], 0.02);
    expect(back[1]).to.be.closeTo(there[1], 0.02);
  });
});

describe('scene of a bullet graph', () => {
  const size = { width: 300, height: 54, fontSize: 12 };
  const scene = bulletScene(axis, WORDS, size);

  it('N8 the bar is a third of the bands, the tick goes 3 px beyond them on both sides', () => {
    const [band, bar, tick] = ['band', 'actual', 'tick'].map((look) => boxOf(scene, look)) as [
      DOMRect,
      DOMRect,
      DOMRect,
    ];
    expect(bar.height).to.be.closeTo(band.height / 3, 0.02);
    expect(bar.y - band.y).to.be.closeTo(band.height / 3, 0.02);
    expect(band.y - tick.y).to.equal(3);
    expect(tick.height - band.height).to.be.closeTo(6, 0.02);
  });

  it('N8 everything stands at its share of the width', () => {
    expect(boxOf(scene, 'actual').right).to.be.closeTo(axis.actual * 300, 0.02);
    expect(boxOf(scene, 'tick').x).to.be.closeTo(axis.target * 300, 0.02);
    expect(points(pathOf(scene, 'pace')!)[0]![0]).to.be.closeTo(axis.expected! * 300, 0.02);
    expect(boxOf(bulletScene(loss, WORDS, size), 'zero').x).to.be.closeTo(loss.zero * 300, 0.02);
  });

  it('is mirrored where the language runs right to left', () => {
    const back = bulletScene(axis, WORDS, { ...size, rtl: true });
    expect(boxOf(back, 'actual').right).to.equal(300);
    expect(boxOf(scene, 'actual').x).to.equal(0);
    expect(boxOf(back, 'tick').x).to.be.closeTo(300 - boxOf(scene, 'tick').x, 0.02);
  });

  it('has no labels where they have no room', () => {
    expect(bulletScene(axis, WORDS, { ...size, height: 40 }).texts).to.deep.equal([]);
    expect(scene.texts.map(({ look }) => look)).to.include('ink');
  });

  it('labels are both there, or the target alone, and never leave the box', () => {
    const width = fc.integer({ min: 30, max: 900 });
    fc.assert(
      fc.property(width, fc.double({ min: 0.02, max: 1, noNaN: true }), (width, expected) => {
        const { texts } = bulletScene({ ...axis, expected }, WORDS, { ...size, width });
        expect(['', 'target', 'target expected by today']).to.contain(texts.map(({ text }) => text).join(' '));
        const spans = texts.map((text) => spanOf(text, 0.5));
        for (const [from, to] of spans) {
          expect(from).to.be.at.least(-0.01);
          expect(to).to.be.at.most(width + 0.01);
        }
        if (spans.length === 2) expect(spans[0]![1] < spans[1]![0] || spans[1]![1] < spans[0]![0]).to.equal(true);
      }),
    );
  });

  it('the label of the pace moves aside for that of the target, as far as the triangle points at it', () => {
    const at = (expected: number, rtl = false) =>
      bulletScene({ ...axis, expected }, WORDS, { ...size, width: 200, rtl }).texts.map(({ anchor, x }) => [anchor, x]);
    const [target, pace] = at(0.5);
    expect(target![0]).to.equal('middle');
    expect(pace).to.deep.equal(['right', Number(target![1]) - (6 * 12 * 0.56) / 2 - 6]);
    expect(at(0.5, true)[1]).to.deep.equal(['left', 200 - Number(pace![1])]);
    expect(at(0.74)).to.have.length(1);
  });
});

describe('a zero with ink to its left', () => {
  const size = { width: 300, height: 54, fontSize: 12 };

  it('N8 is a mark of another form than the target, and is named, on bullet and track', () => {
    for (const scene of [bulletScene(loss, WORDS, size), trackScene(loss, 300)]) {
      expect(scene.texts.map(({ text }) => text)).to.include('0');
      expect(boxOf(scene, 'zero').bottom).to.be.above(boxOf(scene, 'tick').bottom);
      expect(boxOf(scene, 'zero').y).to.be.above(boxOf(scene, 'tick').y);
    }
  });

  it('has no name where the axis begins there', () => {
    const none = axisOf({ ...FACTS, actual: 0 });
    expect(trackScene(none, 300).texts).to.deep.equal([]);
    expect(bulletScene(none, WORDS, size).texts.map(({ text }) => text)).not.to.include('0');
  });
});

describe('scene of the track', () => {
  it('has a rail over the whole width, the actual from 0 on it, and marks across', () => {
    const scene = trackScene(loss, 500);
    expect(boxOf(scene, 'band-2')).to.include({ x: 0, y: 2, width: 500, height: 6 });
    expect(boxOf(scene, 'actual').right).to.be.closeTo(loss.zero * 500, 0.02);
    expect(boxOf(scene, 'tick')).to.include({ y: 0, height: 10 });
    expect(scene.paths.find(({ look }) => look === 'pace muted')!.x).to.be.closeTo(loss.expected! * 500, 0.02);
  });

  it('marks the target at its very end too, and runs from right to left where the script does', () => {
    expect(boxOf(trackScene({ ...axis, target: 1, expected: undefined }, 500), 'tick').x).to.equal(500);
    expect(boxOf(trackScene(axis, 500, true), 'actual').right).to.equal(500);
  });
});
