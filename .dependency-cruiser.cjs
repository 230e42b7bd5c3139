// Who may touch whom. Types count as imports: a folder that needs a type of
// another depends on it. Every rule has a test that breaks it: test/project.
const FOLDERS = {
  model: [],
  source: ['model'],
  timing: [],
  adapters: ['source', 'model', 'timing'],
  store: ['source', 'model', 'timing'],
  i18n: ['source', 'model'],
  theme: [],
  ui: ['theme', 'i18n', 'timing'],
  charts: ['theme', 'timing'],
  board: ['store', 'source', 'i18n', 'model', 'timing'],
  tiles: ['board', 'charts', 'ui', 'export', 'theme', 'i18n', 'model', 'timing'],
  export: ['i18n', 'model', 'charts', 'timing'],
  editor: ['board', 'ui', 'export', 'theme', 'i18n', 'model', 'timing'],
  configurator: ['board', 'tiles', 'ui', 'theme', 'i18n', 'model', 'timing'],
};

/** Folders that another may take types of, and nothing that runs. */
const TYPES_ONLY = { i18n: ['source', 'model'], ui: ['i18n'] };

const named = (...names) => `^src/(${names.join('|')})/`;

const folderRules = Object.entries(FOLDERS).map(([folder, allowed]) => ({
  name: `folder-${folder}`,
  severity: 'error',
  comment: `src/${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other folder'}`,
  from: { path: named(folder) },
  to: { path: '^src/', pathNot: named(folder, ...allowed) },
}));

const typeRules = Object.entries(TYPES_ONLY).map(([folder, typed]) => ({
  name: `types-only-${folder}`,
  severity: 'error',
  comment: `src/${folder} may take types of ${typed.join(', ')}, no values`,
  from: { path: named(folder) },
  to: { path: named(...typed), dependencyTypesNot: ['type-only'] },
}));

/** A package that only one part of the house may know. */
const onlyIn = (packages, folders) => ({
  name: `only-in-${folders[0]}`,
  severity: 'error',
  comment: `${packages.join(', ')}: only in ${folders.join(', ')}`,
  from: { path: '^src/', pathNot: named(...folders) },
  to: { path: `(^|/)node_modules/(${packages.join('|')})/` },
});

module.exports = {
  forbidden: [
    ...folderRules,
    ...typeRules,
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-barrel-inside',
      severity: 'error',
      comment: 'src/index.ts and src/model/index.ts are doors for those outside',
      from: { path: '^src/', pathNot: '^src/index\\.ts$' },
      to: { path: '^src/.*index\\.ts$' },
    },
    {
      name: 'index-defines-nothing',
      severity: 'error',
      comment: 'importing the package gives no element its name and loads no adapter',
      from: { path: '^src/(index\\.ts|model/index\\.ts)$' },
      to: { path: named('define') },
    },
    {
      name: 'tile-imports-tile',
      severity: 'error',
      comment: 'what tiles share stands in src/tiles/tile',
      from: { path: '^src/tiles/([^/]+)/' },
      to: { path: '^src/tiles/', pathNot: '^src/tiles/($1|tile)/' },
    },
    {
      name: 'figure-is-pure',
      severity: 'error',
      comment: 'a figure is numbers, words and their scene: it knows only model, i18n and types of charts',
      from: { path: '\\.figure\\.ts$' },
      to: { pathNot: named('model', 'i18n', 'charts') + '|\\.figure\\.ts$' },
    },
    {
      name: 'figure-draws-nothing',
      severity: 'error',
      comment: 'a figure may take types of charts, no values',
      from: { path: '\\.figure\\.ts$' },
      to: { path: named('charts'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-lit-here',
      severity: 'error',
      comment: 'only elements know Lit',
      from: { path: [named('model', 'source', 'store', 'i18n', 'adapters'), '\\.figure\\.ts$'] },
      to: { path: '(^|/)node_modules/(lit|lit-html|lit-element|@lit|@lit-labs)/' },
    },
    { ...onlyIn(['chart\\.js'], ['charts']), name: 'chart-libraries-only-in-charts' },
    { ...onlyIn(['@lit/context'], ['board']), name: 'context-only-in-board' },
    { ...onlyIn(['idb', 'saxen'], ['adapters']), name: 'storage-and-xml-only-in-adapters' },
    {
      name: 'export-loads-late',
      severity: 'error',
      comment: 'writers are big and rarely needed: import() them',
      from: { path: named('tiles', 'editor') },
      to: { path: named('export'), dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'chart-js-loads-late',
      severity: 'error',
      comment: 'Chart.js is 50 kB: the modules that know it, chartjs*.ts, are reached by import() only',
      from: { path: '^src/', pathNot: '^src/charts/chartjs[^/]*$' },
      to: { path: '^src/charts/chartjs[^/]*$', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'chart-js-stays-late',
      severity: 'error',
      comment: 'only chartjs*.ts knows Chart.js at run time',
      from: { path: '^src/', pathNot: '^src/charts/chartjs[^/]*$' },
      to: { path: '(^|/)node_modules/chart\\.js/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stays-in-src',
      severity: 'error',
      comment: 'what is shipped needs nothing of tests, demo, stories or scripts',
      from: { path: '^src/' },
      to: {
        pathNot: ['^src/', 'node_modules/'],
        dependencyTypesNot: ['npm', 'npm-dev', 'npm-no-pkg', 'unknown', 'undetermined'],
      },
    },
    {
      name: 'only-run-time-packages',
      severity: 'error',
      comment: 'what is shipped needs only what package.json lists as dependencies',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'can-be-found',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
