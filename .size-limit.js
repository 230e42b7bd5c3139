// Sizes as a page pays them, from the built package, everything it brings along
// counted (Lit too).
//
// "First paint" is what the browser must have before the tiles stand there with
// frame and heading: the static imports. "With figures" adds what the page then
// loads by itself to fill them; what it may never need is left out by name.
const NOT_FOR_FIGURES = [
  /\/chartjs[^/]*$/, // drawn by SVG until a chart is dense
  /\/(?!en\.)[a-z]{2}\.js$/, // further languages
  /\/(explain|no-board|[a-z]{2}-problems)\.js$/, // sentences about failures
  /\/note-texts\.js$/, // sentences about notes, when their list is opened
  /\/alone\.js$/, // tiles without a board
  /\/late-files\.js$/, // what attributes name; these pages hand over a source
  /\/organisation-file\.js$/, // organisation files, and checking of one handed over
  /\/date-form\.js$/, // date-times with an offset
  /\/json-reader\.js$/, // json sales
  /\/table-file\.js$/, // lookups of a mapping
  /\/load-here\.js$/, // reading on the page, where no worker may start
];

const isLate = { firstPaint: () => true, withFigures: (path) => NOT_FOR_FIGURES.some((late) => late.test(path)) };

function leavingOut(isLeftOut) {
  const plugin = {
    name: 'late-imports',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, kind }) =>
        kind === 'dynamic-import' && isLeftOut(path) ? { path, external: true } : undefined,
      );
    },
  };
  const logOverride = { 'ignored-bare-import': 'silent' };
  return (config) => ({ ...config, format: 'esm', target: 'es2022', logOverride, plugins: [plugin] });
}

const page = (name, path, counted, limit) => ({
  name,
  path,
  limit,
  gzip: true,
  modifyEsbuildConfig: leavingOut(isLate[counted]),
});

const CSV = 'scripts/size/csv-page.js';
const MEMORY = 'scripts/size/memory-page.js';

export default [
  page('first paint: column, gauge, number, board and csv, without Chart.js', CSV, 'firstPaint', '30 kB'),
  page('first paint: gauge, board and memory', MEMORY, 'firstPaint', '18 kB'),
  // Guards against growth; the design sets no limit here.
  page('with figures: column, gauge, number, board and csv, without Chart.js', CSV, 'withFigures', '63 kB'),
  page('with figures: gauge, board and memory', MEMORY, 'withFigures', '49 kB'),
];
