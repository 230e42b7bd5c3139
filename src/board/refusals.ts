import { failureText } from '../i18n/explain.ts';
import { isolated } from '../i18n/isolated.ts';
import type { Figures } from '../model/figures.ts';
import type { MaySee } from '../model/policy.ts';
import type { BoardState } from './board-state.ts';
import { offerOf } from './offer.ts';

/** Why figures cannot be asked for, as a sentence, with the owner that may be meant. */
export async function refusalText(figures: Figures, board: BoardState, maySee: MaySee | undefined): Promise<string> {
  const { locale } = board;
  const { reason = '', notes } = figures;
  const problems = await locale.messages.problems();
  const { value, expected } = notes.find(({ code }) => code === reason) ?? {};
  const said = failureText(locale, problems, reason, { value, expected });
  const { meant } = offerOf(figures, board, maySee) ?? {};
  return meant ? `${said} ${problems.didYouMean(isolated(locale, meant))}` : said;
}
