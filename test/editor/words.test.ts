import { expect } from '@open-wc/testing';
import { all, clearStage, drawn, staged, textOf } from './staged.ts';

describe('words of the editor', () => {
  afterEach(clearStage);

  for (const [locale, owner, hint] of [
    ['nl', 'Eigenaar', 'Groepen'],
    ['sv', 'Ägare', 'Grupper'],
  ] as const) {
    it(`E5 come late, and rows and columns that stand have them too: ${locale}`, async () => {
      const { editor } = await staged({ board: { locale } });
      while (editor.texts.owner !== owner) await new Promise(requestAnimationFrame);
      await drawn(editor);
      expect(textOf(all(editor, '[role=columnheader]')[0]!)).to.equal(owner);
      expect(
        all(editor, '[role=row]')
          .map((row) => textOf(row))
          .join(),
      ).to.contain(hint);
    });
  }
});
