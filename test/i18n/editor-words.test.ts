import { expect } from '@open-wc/testing';
import { withEnglish, type EditorWords } from '../../src/i18n/editor-words.ts';
import { allTexts as editorTexts } from '../../src/i18n/en-dialogs.ts';
import { LANGUAGES, textsOf } from './tables.ts';

/** Stands for a text and for a counted number. */
const sample = [1, 2, 3, 4].map((n) => Object.assign(Object(`1${n}`) as string, { text: `1${n}`, plural: 'other' }));

/** Written as in English, of shapes and of numbers. */
const ALIKE =
  /^[\d\s–→·×:,()?]*$|^(interval|import|history|F2|Shift|Escape|Enter|Delete|Alt|Ctrl|Home|Page|Tab|status|Cell|person|name)\b/i;
const ENGLISH = /\b(the|this|that|with|which|there|could|cannot|your|target|targets|sales|rows?|today|nothing|save)\b/i;

const own = LANGUAGES.filter(([tag]) => tag !== 'en');

describe('words of the editor', () => {
  for (const [tag, messages] of own) {
    it(`E5 are good, and none of English: ${tag}`, async () => {
      const english = new Map(textsOf(editorTexts, () => sample));
      const words = textsOf((await messages.editorTexts?.()) ?? {}, () => sample);
      expect(words.length).to.be.above(300);
      for (const [path, text] of words) {
        expect(english.has(path), path).to.equal(true);
        expect(text.trim(), path).not.to.equal('');
        expect(text, path).not.to.match(/\b(undefined|null|NaN)\b|\[object|[{}]|\$/);
        if (!path.startsWith('keyList')) expect(text, path).not.to.match(ENGLISH);
        if (text === english.get(path) && !ALIKE.test(text)) expect(SAME[tag] ?? [], path).to.include(text);
      }
    });
  }

  it('E5 that a language lacks are English, text by text', () => {
    const words: EditorWords = { title: 'Tavoitteet', menu: { lock: 'Lukitse' } };
    const filled = withEnglish(editorTexts, words);
    expect([filled.title, filled.close, filled.menu.lock, filled.menu.unlock]).to.deep.equal([
      'Tavoitteet',
      editorTexts.close,
      'Lukitse',
      editorTexts.menu.unlock,
    ]);
    expect(filled.keyList).to.equal(editorTexts.keyList);
    expect(withEnglish(editorTexts, undefined)).to.equal(editorTexts);
  });
});

/** Words that a language shares with English. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  nl: ['was', 'is'],
};
