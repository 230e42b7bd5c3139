import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { colorsOf } from '../../src/theme/colors.ts';
import { clearStage, HandSource, settled, stage, textOf, world, type TileLike } from './fixture.ts';
import { SourceError } from '../../src/source/source-error.ts';

const SINGLE = ['target-number', 'target-gauge', 'target-bullet'] as const;

describe('for everyone', () => {
  afterEach(() => {
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
    clearStage();
  });

  for (const tag of SINGLE) {
    for (const scheme of ['light', 'dark']) {
      it(`E3 ${tag} passes axe, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        document.body.style.background = 'light-dark(#fff, #0e1217)';
        const { tile } = stage(`<${tag} owner="user:ann"></${tag}>`, { period: '2026-Q1', editable: '' });
        await settled(tile);
        await expect(tile).to.be.accessible();
      });
    }

    it(`E3 ${tag} passes axe where it fails`, async () => {
      const source = new HandSource();
      source.answer(new SourceError('not-found', 'x', { file: 'sales.csv', status: 404 }));
      const { tile } = stage(`<${tag}></${tag}>`, {}, { ...world(), source });
      await settled(tile);
      await expect(tile).to.be.accessible();
    });

    it(`E1 ${tag} is a meter with its value in words, named by the measure, without controls in it`, async () => {
      const { tile } = stage(`<${tag} owner="user:ann"></${tag}>`);
      const { total } = await settled(tile);
      const meter = tile.shadowRoot!.querySelector('[role=meter]')!;
      expect(meter.getAttribute('aria-label')).to.equal('Sales');
      expect(Number(meter.getAttribute('aria-valuenow'))).to.equal(total.actual);
      expect(Number(meter.getAttribute('aria-valuemax'))).to.be.at.least(total.actual!);
      const words = meter.getAttribute('aria-valuetext')!;
      for (const part of ['18 of 18 thousand euros', '100%', 'reached', 'left']) expect(words).to.contain(part);
      expect(meter.querySelector('button, a, [tabindex]')).to.equal(null);
    });

    it(`E1 ${tag} without a target is an image that says so`, async () => {
      const { tile } = stage(`<${tag} owner="user:cleo"></${tag}>`);
      await settled(tile);
      expect(tile.shadowRoot!.querySelector('[role=meter]')).to.equal(null);
      expect(tile.shadowRoot!.querySelector('[role=img]')!.getAttribute('aria-label')).to.contain('no target');
    });
  }

  it('N12 a judgement is a word with a sign, the sign for the eye only', async () => {
    const { tile } = stage('<target-number></target-number>');
    await settled(tile);
    const status = tile.shadowRoot!.querySelector('.status')!;
    expect(status.textContent).to.contain('at risk');
    expect(status.querySelector('[aria-hidden]')!.textContent).to.equal('▼▼');
  });

  it('the heading may be a text or a slot of the page', async () => {
    const { board } = stage(
      '<target-number heading="Our year"></target-number><target-number><b slot="heading">My year</b></target-number>',
    );
    const [text, slot] = [...board.children] as TileLike[];
    await Promise.all([settled(text!), settled(slot!)]);
    expect(textOf(text!)).to.contain('Our year').and.not.to.contain('Northwind');
    const assigned = slot!.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=heading]')!.assignedElements();
    expect(assigned.map(({ textContent }) => textContent)).to.deep.equal(['My year']);
  });

  it('E6 follows color-scheme, and the tokens of the page', async () => {
    const { tile } = stage('<target-number></target-number>');
    await settled(tile);
    document.documentElement.style.colorScheme = 'light';
    const light = colorsOf(tile);
    document.documentElement.style.colorScheme = 'dark';
    const dark = colorsOf(tile);
    expect([light.surface, dark.surface]).to.deep.equal(['rgb(255, 255, 255)', 'rgb(22, 28, 36)']);
    tile.style.setProperty('--target-actual', 'rebeccapurple');
    expect(colorsOf(tile).actual).to.equal('rgb(102, 51, 153)');
    expect(colorsOf(tile).text).to.equal(dark.text);
    expect(tile.shadowRoot!.querySelector('span:empty')).to.equal(null);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`E3 text has 4.5:1 and shapes 3:1 on the surface, ${scheme}`, async () => {
      const { tile } = stage('<target-number></target-number>');
      await settled(tile);
      document.documentElement.style.colorScheme = scheme;
      const { surface, ...colors } = colorsOf(tile);
      for (const name of ['text', 'muted', 'good', 'bad'] as const) {
        expect(contrast(colors[name], surface), name).to.be.at.least(4.5);
      }
      for (const name of ['actual', 'previous', 'target', 'focus'] as const) {
        expect(contrast(colors[name], surface), name).to.be.at.least(3);
      }
    });
  }

  it('E3 buttons are at least 24 px in both directions', async () => {
    const { tile } = stage('<target-number owner="user:cleo"></target-number>', { editable: '', period: '2026-Q1' });
    await settled(tile);
    const buttons = [...tile.shadowRoot!.querySelectorAll('button')].filter((button) => button.offsetWidth);
    expect(buttons).to.have.length(3);
    for (const { offsetWidth, offsetHeight } of buttons) expect(Math.min(offsetWidth, offsetHeight)).to.be.at.least(24);
  });
});

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = /(\d+), (\d+), (\d+)/
    .exec(color)!
    .slice(1)
    .map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
