// Sizes as a page pays them, from the built package, everything it brings
// along counted (Lit too). What a page loads later is left out by name below;
// any other late import counts as if it were loaded at once.
const LATER = [
  /\/charts\/chartjs[^/]*$/, // drawn by SVG until a chart is dense
  /\/i18n\/(?!en)[a-z]{2}\.js$/, // further languages
  /\/late-files\.js$/, // adapters that a board's attributes name; these pages hand over a source
];

function firstPaint(config) {
  const isLate = (path) => LATER.some((late) => late.test(path));
  const plugin = {
    name: 'first-paint',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, kind }) => {
        if (kind !== 'dynamic-import') return undefined;
        return isLate(path) ? { path, external: true } : undefined;
      });
    },
  };
  return { ...config, format: 'esm', target: 'es2022', plugins: [plugin] };
}

const page = (name, path, limit) => ({ name, path, limit, gzip: true, modifyEsbuildConfig: firstPaint });

export default [
  page('column, gauge, number, board and csv, without Chart.js', 'scripts/size/csv-page.js', '30 kB'),
  page('gauge, board and memory', 'scripts/size/memory-page.js', '18 kB'),
];
