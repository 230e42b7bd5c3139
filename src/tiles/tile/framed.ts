import type { ReactiveControllerHost } from 'lit';
import type { BoardState } from '../../board/board-state.ts';
import type { CurrencyDisplay, Locale } from '../../i18n/locale.ts';
import type { FigureField } from '../../i18n/facts.ts';
import type { Digits, Scale } from '../../i18n/scale.ts';
import type { Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/measured.ts';
import type { FiguresRequest } from '../../model/request.ts';

/** Figures that can be drawn, with all that is known of them. */
export interface Ready {
  readonly figures: Figures;
  readonly insight: Insight;
}

/** What every tile's figure says for the frame around it. */
export interface TileFigure {
  /** In which unit the numbers are written; the heading names it. */
  readonly scale: Scale;
  /** What is drawn, if that is more than the actual. */
  readonly compared?: readonly FigureField[];
}

/** What the frame says beside what the tile itself knows. */
export interface Framing {
  readonly figure?: TileFigure;
  /** What is known of the period, be there figures in it or not. */
  readonly insight?: Insight;
  /** An answer is under way. */
  readonly busy: boolean;
  /** It takes so long that the tile should say so. */
  readonly slow: boolean;
  /** Tiles of its scale group are drawn on another scale. */
  readonly ownScale: boolean;
  readonly currencyDisplay?: CurrencyDisplay;
}

/** A tile as its frame sees it. */
export interface Framed extends ReactiveControllerHost, HTMLElement {
  readonly figures: Figures;
  readonly ready: Ready | undefined;
  /** Undefined until the board has said in which language. */
  readonly knownLocale: Locale | undefined;
  readonly boardLocale: Locale;
  readonly board: BoardState | undefined;
  readonly request: FiguresRequest;
  readonly heading?: string;
  readonly asPercent: boolean;
  readonly digits: Digits;
  readonly framing: Framing;
  refresh(): void;
}
