// Sizes as a page pays them, from the built package, everything it brings
// along counted (Lit too). What such a page does not load before its figures
// stand there is left out by name, with the reason; any other late import
// counts as if it were loaded at once.
const LATER = [
  /\/chartjs[^/]*$/, // drawn by SVG until a chart is dense
  /\/i18n\/(?!en\.)[a-z]{2}\.js$/, // further languages
  /\/(explain|[a-z]{2}-problems)\.js$/, // sentences about failures
  /\/note-texts\.js$/, // sentences about notes, when their list is opened
  /\/board\/alone\.js$/, // tiles without a board
  /\/late-files\.js$/, // what attributes name; these pages hand over a source
  /\/organisation-file\.js$/, // organisation files, and checking of one handed over
  /\/date-form\.js$/, // date-times with an offset
  /\/json-reader\.js$/, // json sales
  /\/table-file\.js$/, // lookups of a mapping
  /\/load-here\.js$/, // reading on the page, where no worker may start
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
  return {
    ...config,
    format: 'esm',
    target: 'es2022',
    logOverride: { 'ignored-bare-import': 'silent' },
    plugins: [plugin],
  };
}

const page = (name, path, limit) => ({ name, path, limit, gzip: true, modifyEsbuildConfig: firstPaint });

export default [
  page('column, gauge, number, board and csv, without Chart.js', 'scripts/size/csv-page.js', '30 kB'),
  page('gauge, board and memory', 'scripts/size/memory-page.js', '18 kB'),
];
