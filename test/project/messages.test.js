// docs/messages.md has a heading for each code that a page or a reader can get, and the sentence as it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, 'utf8');

/** The texts of a union of literals; other types in it are left out. */
function unionOf(path, name) {
  const { statements } = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest);
  const { type } = statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name);
  return type.types.filter(ts.isLiteralTypeNode).map(({ literal }) => literal.text);
}

/** Codes of the editor, by the module and the table that have their English sentences. */
const EDITOR = [
  [unionOf('src/editor/sheet/typing.ts', 'TypingProblem'), 'src/i18n/en-editor.ts', 'typing'],
  [unionOf('src/model/draft.ts', 'EditProblem'), 'src/i18n/en-editor.ts', 'problems'],
  [[...unionOf('src/store/draft.ts', 'DraftProblem'), 'nameless'], 'src/i18n/en-first.ts', 'notKept'],
];

const codes = [
  ...EDITOR.flatMap(([some]) => some),
  ...unionOf('src/model/note.ts', 'ReasonCode'),
  ...unionOf('src/model/note.ts', 'NoteCode'),
  ...unionOf('src/source/source-error.ts', 'SourceErrorCode'),
  ...unionOf('src/source/source-error.ts', 'ProblemCode'),
  ...unionOf('src/model/change-refused.ts', 'ChangeProblem'),
  ...unionOf('src/model/policy.ts', 'PolicyReason'),
];

const entries = [...read('docs/messages.md').matchAll(/^### `([^`]+)`\n([^]*?)(?=^#|$(?![^]))/gm)];
const headings = entries.map(([, code]) => code);

test('each code of a note, a reason or a problem has one heading, and each heading is a code', () => {
  assert.deepEqual([...headings].sort(), [...new Set(codes)].sort());
});

test('below each heading stand the sentence, what it means and what to do', () => {
  const short = entries.filter(([, , text]) => !/^\n> .+\n\n[^]+\n\n\*\*What to do:\*\* [^]+\.\n/.test(text));
  assert.deepEqual(
    short.map(([, code]) => code),
    [],
  );
});

/** A module of texts, which imports nothing but types. */
async function textsOf(path) {
  const { outputText } = ts.transpileModule(read(path), { compilerOptions: { module: ts.ModuleKind.ESNext } });
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}

test('the sentence of the editor stands below the heading, of what is typed, edited or kept', () => {
  for (const [some, path, table] of EDITOR) {
    const [, texts] = new RegExp(`\\n *${table}: {\\n([^]*?)\\n *},`).exec(read(path));
    for (const code of some) {
      const [, , said] = new RegExp(`'?${code}'?: (?:\\(.*?\\) => )?(['\`])(.*)\\1,`).exec(texts);
      const [, , text] = entries.find(([, heading]) => heading === code);
      assert.ok(`${text}\n`.includes(`\n> ${said.replaceAll('${', '{')}\n`), `${code}: ${said}`);
    }
  }
});

test('the sentence is that of the reader in English, with the names of its words in braces', async () => {
  const { problems } = await textsOf('src/i18n/en-problems.ts');
  const counted = (name) => ({ text: `{${name}}`, plural: 'other' });
  const words = {
    ...Object.fromEntries(['file', 'place', 'value', 'expected', 'option'].map((name) => [name, `{${name}}`])),
    ...{ count: counted('count'), of: counted('of'), status: '' },
  };
  const sentences = { ...problems.notes, ...problems.failures, ...problems.problems };
  const near = read('src/i18n/en.ts');
  for (const [, code, text] of entries) {
    const [, said] = /^> (.+)$/m.exec(text);
    if (sentences[code]) assert.equal(said, sentences[code](words), code);
    else if (EDITOR.some(([some]) => some.includes(code)))
      continue; // held above
    else assert.ok(near.includes(`: '${said}'`), `${code}: ${said}`);
  }
});
