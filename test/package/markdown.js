// Reads the documents of the project.
import assert from 'node:assert/strict';

/** What stands under a heading, sub-headings included. */
function chapter(text, heading) {
  const [, level] = new RegExp(`^(#+) ${heading}$`, 'm').exec(text) ?? assert.fail(`no chapter: ${heading}`);
  const after = text.slice(text.indexOf(`${level} ${heading}\n`));
  const end = after.slice(level.length).search(new RegExp(`^#{1,${level.length}} `, 'm'));
  return end < 0 ? after : after.slice(0, level.length + end);
}

/** The examples of a chapter in one language, in order. */
export function examples(text, heading, language) {
  const found = [...chapter(text, heading).matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))];
  assert.ok(found.length, `no ${language} under ${heading}`);
  return found.map(([, code]) => code);
}
