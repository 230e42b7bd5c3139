import type { Locale } from '../i18n/locale.ts';
import { reasonText } from '../i18n/reason.ts';
import type { Figures } from '../model/figures.ts';
import type { ReasonCode } from '../model/note.ts';
import type { MaySee } from '../model/policy.ts';
import { loadCode } from '../source/load-code.ts';
import { isRevoked, SourceError, type SourceErrorDetail } from '../source/source-error.ts';
import type { BoardState } from './board-state.ts';

/** Why there are no fresh figures: a code for programs, a sentence for people. */
export interface Failure {
  readonly reason: ReasonCode;
  readonly message: string;
  /** Earlier figures may not be seen any more. */
  readonly revoked?: boolean;
}

/** Makes sentences by code that loads late; undefined where it cannot be loaded, of which the console is told. */
export async function sentences<T>(make: () => Promise<T>): Promise<T | undefined> {
  return loadCode(make).catch(() => undefined);
}

/** Loads what explains requests that cannot be asked. */
export const loadHelp = () => import('./late-help.ts');

/** The reason as exactly as the detail allows, or in general where its sentences cannot be loaded. */
export async function explain(locale: Locale, reason: ReasonCode, detail: SourceErrorDetail = {}): Promise<string> {
  const { messages } = locale;
  if (detail.problem === 'not-loaded') return messages.notLoaded;
  const exact = await sentences(async () => {
    const [{ failureText }, problems] = await Promise.all([loadHelp(), messages.problems()]);
    return failureText(locale, problems, reason, detail);
  });
  return exact ?? reasonText(messages, reason);
}

/** Why figures cannot be asked for, with whoever may be meant by an unknown owner. */
export async function refusalOf(figures: Figures, board: BoardState, maySee: MaySee | undefined): Promise<string> {
  const { messages } = board.locale;
  if (Object.hasOwn(messages.reasons, figures.reason!)) return reasonText(messages, figures.reason!);
  const exact = await sentences(async () => (await loadHelp()).refusalText(figures, board, maySee));
  return exact ?? reasonText(messages, figures.reason!);
}

/** `earlier`: when the figures that stay on show were fetched; their age is said, and what failed (S3). Where a right is gone, none stay. */
export async function failureOf(error: unknown, board: BoardState, earlier: number | undefined): Promise<Failure> {
  const { locale, timeZone } = board;
  const { messages } = locale;
  const { code, detail } = error instanceof SourceError ? error : ({ code: 'invalid-data', detail: {} } as const);
  const offline = code === 'offline' && !detail.status && detail.problem !== 'not-loaded';
  const why = offline && earlier !== undefined ? '' : await explain(locale, code, detail);
  const revoked = isRevoked(error);
  if (earlier === undefined || revoked) return { reason: code, message: why, revoked };
  const age = messages.figuresOf(locale.ago(earlier, board.now(), timeZone, true));
  // First how old the figures are: a small tile shortens the rest.
  return { reason: code, message: offline ? `${age}. ${messages.offline}` : `${age}. ${messages.notRefreshed(why)}` };
}
