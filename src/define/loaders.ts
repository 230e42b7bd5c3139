import { provideLoaders } from '../board/loaders.ts';

/** What attributes name is loaded when it is named. */
provideLoaders({
  source: async (options) => (await import('./late-files.ts')).fileSource(options),
  repository: async (options, source) => (await import('./late-files.ts')).namedRepository(options, source),
  messages: async (language) => (language === 'nl' ? (await import('../i18n/nl.ts')).nl : undefined),
});
