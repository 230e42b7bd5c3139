import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shrinkCss } from '../../scripts/shrink-templates.js';

for (const [why, given, expected] of [
  [
    'blanks and the last semicolon go',
    ':host {\n  display: block;\n  margin: 0;\n}\n',
    ':host{display:block;margin:0}',
  ],
  ['a blank before a colon tells descendants apart', '.a :hover, .b { x: y }', '.a :hover,.b{x:y}'],
  [
    'a nought before a decimal point goes',
    'a > b { opacity: 0.5; margin: 10.5px 0 }',
    'a>b{opacity:.5;margin:10.5px 0}',
  ],
  ['sums keep their blanks', 'a { width: calc(1px + 2px) }', 'a{width:calc(1px + 2px)}'],
  ['quoted texts stay', "a::before { content: ', ; }  ' }", "a::before{content:', ; }  '}"],
  ['an apostrophe in a comment opens no text', "/* don't */ a { b: c }", ' a{b:c}'],
]) {
  test(why, () => assert.equal(shrinkCss(given), expected));
}
