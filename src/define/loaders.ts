import { provideLoaders } from '../board/loaders.ts';

/** Loads sources, repositories and languages when an attribute names them. */
provideLoaders({
  source: async (options) => (await import('./late-files.ts')).fileSource(options),
  repository: async (options, source) => (await import('./late-files.ts')).namedRepository(options, source),
  locales: {
    nl: async () => (await import('../i18n/nl.ts')).nl,
    de: async () => (await import('../i18n/de.ts')).de,
    da: async () => (await import('../i18n/da.ts')).da,
    nb: async () => (await import('../i18n/nb.ts')).nb,
    sv: async () => (await import('../i18n/sv.ts')).sv,
  },
});
