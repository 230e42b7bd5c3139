// Sizes as a page pays them, from the built package, everything it brings along
// counted (Lit too).
//
// "With figures" is what the page loads by itself until the tiles show them; what
// it may never need is left out by name.
const NOT_FOR_FIGURES = [
  /\/chartjs[^/]*$/, // drawn by SVG until a chart is dense
  /\/(?!en\.)[a-z]{2}\.js$/, // further languages
  /\/(explain|[a-z]{2}-problems)\.js$/, // sentences about failures
  /\/note-texts\.js$/, // sentences about notes, when their list is opened
  /\/late-files\.js$/, // what attributes name; these pages hand over a source
  /\/organisation-file\.js$/, // organisation files, and checking of one handed over
  /\/date-form\.js$/, // date-times with an offset
  /\/json-reader\.js$/, // json sales
  /\/table-file\.js$/, // lookups of a mapping
  /\/load-here\.js$/, // reading on the page, where no worker may start
];

const isLate = (path) => NOT_FOR_FIGURES.some((late) => late.test(path));

const leaveLateOut = {
  name: 'late-imports',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, kind }) =>
      kind === 'dynamic-import' && isLate(path) ? { path, external: true } : undefined,
    );
  },
};

const page = (name, path, limit) => ({
  name,
  path,
  limit,
  gzip: true,
  modifyEsbuildConfig: (config) => ({
    ...config,
    format: 'esm',
    target: 'es2022',
    logOverride: { 'ignored-bare-import': 'silent' },
    plugins: [leaveLateOut],
  }),
});

export default [
  page('with figures: column, gauge, number, board and csv, without Chart.js', 'scripts/size/csv-page.js', '63 kB'),
  page('with figures: gauge, board and memory', 'scripts/size/memory-page.js', '49 kB'),
];
