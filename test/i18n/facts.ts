import type { FigureFacts, PaceFacts } from '../../src/i18n/facts.ts';

/** With plain spaces. */
export const seen = (text: string | undefined): string | undefined => text?.replace(/[\u00A0\u202F\u2009]/g, ' ');

/** A year in September. */
export const year: PaceFacts = {
  period: { kind: 'year', key: '2026', from: '2026-01-01', to: '2026-12-31', year: 2026 },
  dayKind: 'working',
  daysGone: 181,
  daysLeft: 76,
  daysTotal: 257,
  needed: 25_900,
  slipping: false,
  begun: true,
  ended: false,
  lowerIsBetter: false,
  decimals: 2,
};

export const onPace: FigureFacts = {
  actual: 3_790_000,
  target: 5_760_000,
  expected: 3_768_000,
  attainment: 0.658,
  status: 'on-pace',
};
