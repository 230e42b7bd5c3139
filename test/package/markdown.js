// Reads the documents of the project.
import assert from 'node:assert/strict';

/** What stands under a heading, sub-headings included. */
export function chapter(text, heading) {
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

/** The rows of the tables of a chapter, without their heads; cells as they stand there. */
export function rows(text, heading) {
  const cells = (line) => line.slice(1, -1).split(/(?<!\\)\|/);
  return chapter(text, heading)
    .split('\n')
    .filter((line) => /^\| *[`<]/.test(line))
    .map((line) => cells(line).map((cell) => cell.trim()));
}

/** What stands between backticks, examples apart. */
export function codes(text) {
  return [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code);
}
