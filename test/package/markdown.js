// Reads the documents of the project.
import assert from 'node:assert/strict';
import { posix } from 'node:path';

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

/** The anchors that a page gets of its headings, as GitHub makes them. */
function anchorsOf(text) {
  const anchors = new Set();
  for (const [, heading] of text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let again = 1; anchors.has(anchor); again++) anchor = `${slug}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Links of the markdown among these files that lead to none of them, or to no heading: `docs/a.md → b.md#c`. */
export function lostLinks(paths, read) {
  const leads = (from, link) => {
    const [file, anchor] = link.split('#');
    const to = file ? posix.join(posix.dirname(from), decodeURI(file)) : from;
    return paths.includes(to) && (anchor === undefined || anchorsOf(read(to)).has(anchor));
  };
  return paths
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => {
      const text = read(path)
        .replace(/^```.*?^```/gms, '')
        .replace(/`[^`\n]*`/g, '');
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
      return links.filter((link) => !/^[a-z]+:/.test(link) && !leads(path, link)).map((link) => `${path} → ${link}`);
    });
}
