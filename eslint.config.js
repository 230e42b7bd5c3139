import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What a strict content policy forbids or what would make figures depend on the moment. */
export const FORBIDDEN = [
  ['MemberExpression[property.name=/^(inner|outer)HTML$/]', 'text becomes markup only through Lit templates'],
  ["CallExpression[callee.property.name='insertAdjacentHTML']", 'text becomes markup only through Lit templates'],
  ['Identifier[name=/^unsafe(HTML|SVG|CSS|Static)$/]', 'text becomes markup only through Lit templates'],
  [
    "ImportDeclaration[source.value='lit/directives/style-map.js']",
    'it writes a style attribute, which the policy forbids',
  ],
  [
    "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
    'a strict policy forbids style attributes',
  ],
  ["NewExpression[callee.name='Function']", 'a strict policy forbids code from text'],
  ["MemberExpression[object.name='Math'][property.name='random']", 'take the random number as an argument'],
  ["MemberExpression[object.name='Date'][property.name='now']", 'take the moment as an argument'],
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'take the moment as an argument'],
].map(([selector, message]) => ({ selector, message }));

export default defineConfig(
  globalIgnores(['dist/', 'storybook-static/', 'coverage/', '.cache/', '**/*.d.ts']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess needs it where a loop bounds the index
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], litA11y.configs.recommended],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-syntax': ['error', ...FORBIDDEN],
      'lit/attribute-names': 'off', // public attributes are kebab-case, properties camelCase; set by `attribute:`
    },
  },
  {
    // The board reads the clock for all that is inside it.
    files: ['src/board/board-core.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...FORBIDDEN.filter(({ selector }) => !selector.includes("'Date'"))],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off', // chai asserts by property
      '@typescript-eslint/no-unnecessary-type-assertion': 'off', // fixtures say what they are, also where it could be guessed
      // The types of Chai make every assertion a promise; only the one of axe is.
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "ExpressionStatement > CallExpression[callee.property.name='accessible']",
          message: 'an answer of axe that nobody waits for cannot fail',
        },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'fetch',
          'performance',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'AbortController',
          'AbortSignal',
          'TextDecoder',
          'TextEncoder',
          'Response',
          'structuredClone',
          'window',
          'document',
          'customElements',
          'location',
          'navigator',
          'requestAnimationFrame',
          'PerformanceObserver',
          'Worker',
          'self',
          'getComputedStyle',
          'Event',
          'CustomEvent',
          'HTMLElement',
          'indexedDB',
          'Blob',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable', require: 'readonly' } } },
);
