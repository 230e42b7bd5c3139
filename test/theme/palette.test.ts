import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { COLOR_NAMES, colorsOf } from '../../src/theme/colors.ts';
import { palette } from '../../src/theme/palette.ts';
import { tokens } from '../../src/theme/tokens.ts';

class PaletteHost extends LitElement {
  static override styles = tokens;
}
customElements.define('palette-host', PaletteHost);

const rgb = (hex: string) => {
  const [, r, g, b] = /^#(..)(..)(..)$/.exec(hex.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'))!;
  return `rgb(${[r, g, b].map((part) => parseInt(part!, 16)).join(', ')})`;
};

describe('palette', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`E6 has without a page the colours that the tokens have in it: ${scheme}`, async () => {
      const host = await fixture<PaletteHost>(html`<palette-host></palette-host>`);
      host.style.colorScheme = scheme;
      const seen = colorsOf(host);
      const colors = palette(scheme);
      for (const name of COLOR_NAMES) expect(rgb(colors[name]), name).to.equal(seen[name]);
    });
  }

  it('E6 takes colours of the host, and the target follows the text', () => {
    expect(palette('light', { text: 'navy' })).to.include({ text: 'navy', target: 'navy', surface: '#fff' });
  });
});
