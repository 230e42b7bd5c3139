// Minifiers leave template texts alone; ours are indented for readers.
const TAGS = new Set(['html', 'svg', 'css']);

/** A Vite plugin: one blank for many in the `html`, `svg` and `css` templates of a build. */
export function shrinkTemplates() {
  return {
    name: 'shrink-templates',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(html|svg|css)`/.test(code)) return null;
      const pieces = [];
      collect(this.parse(code), pieces);
      let shrunk = code;
      for (const { start, end, tag } of pieces.sort((a, b) => b.start - a.start)) {
        const text = code.slice(start, end);
        shrunk =
          shrunk.slice(0, start) + (tag === 'css' ? shrinkCss(text) : text.replace(/\s+/g, ' ')) + shrunk.slice(end);
      }
      return { code: shrunk, map: null };
    },
  };
}

/** Quoted texts stay as they are. */
export function shrinkCss(text) {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .split(/("[^"]*"|'[^']*')/)
    .map((part, index) => (index % 2 === 1 ? part : shrinkPlainCss(part)))
    .join('');
}

function shrinkPlainCss(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};>]) ?/g, '$1')
    .replace(/(?<![\w.])0(\.\d)/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/;}/g, '}');
}

function collect(node, pieces) {
  if (Array.isArray(node)) {
    for (const child of node) collect(child, pieces);
  } else if (node && typeof node === 'object') {
    if (node.type === 'TaggedTemplateExpression' && TAGS.has(node.tag.name)) {
      for (const { start, end } of node.quasi.quasis) pieces.push({ start, end, tag: node.tag.name });
    }
    for (const child of Object.values(node)) collect(child, pieces);
  }
}
