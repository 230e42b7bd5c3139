// The habits that a strict content policy and a fixed "today" need are kept by
// the linter; each is broken once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { FORBIDDEN } from '../../eslint.config.js';

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN] } }],
});

for (const code of [
  'element.innerHTML = text;',
  'element.outerHTML = text;',
  "element.insertAdjacentHTML('beforeend', text);",
  "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; export { unsafeHTML };",
  "import { styleMap } from 'lit/directives/style-map.js'; export { styleMap };",
  "element.setAttribute('style', text);",
  "new Function('return 1');",
  'Math.random();',
  'Date.now();',
  'new Date();',
]) {
  test(`refused in src: ${code}`, async () => {
    const [{ messages }] = await eslint.lintText(code);
    assert.ok(
      messages.some(({ ruleId }) => ruleId === 'no-restricted-syntax'),
      'the linter let it pass',
    );
  });
}

test('a date that is given stays allowed', async () => {
  const [{ messages }] = await eslint.lintText('new Date(moment); Date.UTC(2026, 0);');
  assert.deepEqual(messages, []);
});
