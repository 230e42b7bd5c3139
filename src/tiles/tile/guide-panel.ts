import { html, nothing, render, svg, type TemplateResult } from 'lit';
import type { BoardState } from '../../board/board-state.ts';
import { guide as english } from '../../i18n/en-guide.ts';
import type { GuideTexts } from '../../i18n/guide.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { MaySee } from '../../model/policy.ts';
import type { Revision } from '../../model/target.ts';
import { type GuideMark, SAMPLE } from './guide-marks.figure.ts';
import type { GuideLine } from './guide-sums.figure.ts';
import { guideOf, type Guide, type GuideOrigin } from './guide.figure.ts';
import { guideStyles } from './guide.styles.ts';
import type { TileKind } from './tile-kind.ts';
import type { TileFacts } from './tile-view.ts';

/** Tile that is explained. */
export interface GuidedTile extends HTMLElement {
  readonly facts: TileFacts;
  readonly board: BoardState | undefined;
  requestUpdate(): void;
}

/** Tells whom the reader may see: handed in, since its module would bring the whole board along. */
type RightsOf = (board: BoardState) => MaySee | undefined;

/** The explanation of one tile in one language, drawn into its panel. */
export class GuidePanel {
  readonly #tile: GuidedTile;
  readonly #locale: Locale;
  readonly #texts: GuideTexts;
  readonly #rightsOf: RightsOf;
  /** The revision that has been asked about, and the answer. */
  #asked = '';
  #set: GuideOrigin['set'];

  constructor(tile: GuidedTile, locale: Locale, texts: GuideTexts, rightsOf: RightsOf) {
    this.#tile = tile;
    this.#locale = locale;
    this.#texts = texts;
    this.#rightsOf = rightsOf;
    const { adoptedStyleSheets } = tile.shadowRoot!;
    const sheet = guideStyles.styleSheet!;
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }

  /** Explains what the picture draws now. */
  draw(kind: TileKind, box: HTMLElement): void {
    const { figures, insight, options, body } = this.#tile.facts;
    if (!insight) return;
    const facts = { figures, insight, options, thresholds: body.thresholds };
    const looks = looksOf(this.#tile, kind, this.#locale);
    render(this.#render(guideOf(this.#locale, this.#texts, facts, looks, this.#origin())), box);
  }

  #render({ marks, sums, facts }: Guide): TemplateResult {
    const lines = (list: readonly GuideLine[]) => html`<dl>${list.map((line) => renderLine(line))}</dl>`;
    return html`<dl class="marks">${marks.map((mark) => renderLine(mark, renderSample(mark)))}</dl>
      ${lines(sums)} ${lines(facts)}`;
  }

  #origin(): GuideOrigin {
    const { board, facts } = this.#tile;
    const { dataAt } = facts.figures;
    if (!board) return {};
    const age = dataAt && this.#locale.ago(Date.parse(dataAt), board.now(), board.timeZone);
    return { age, set: this.#setOf(board, facts) };
  }

  /** When the targets were set, as soon as their repository has said so. */
  #setOf(board: BoardState, { insight }: TileFacts): GuideOrigin['set'] {
    const { period, type, targetRevision: revision } = insight!;
    const { year } = period;
    if (!revision || !year) return undefined;
    const asked = `${year} ${type.id} ${revision}`;
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#set = undefined;
      const key = { year, targetType: type.id };
      void this.#ask(board, asked, () => revisionOf(board, key, revision));
    }
    return this.#set;
  }

  async #ask(board: BoardState, asked: string, ask: () => Promise<Revision | undefined>): Promise<void> {
    const found = await ask();
    if (!found || asked !== this.#asked) return;
    const when = this.#locale.ago(Date.parse(found.at), board.now(), board.timeZone);
    this.#set = { when, who: found.by && nameOf(board, this.#locale, found.by, this.#rightsOf(board)) };
    this.#tile.requestUpdate();
  }
}

/** The explanation of a tile; texts that its language lacks are English. */
export async function guidePanel(tile: GuidedTile, locale: Locale, rightsOf: RightsOf): Promise<GuidePanel> {
  return new GuidePanel(tile, locale, { ...english, ...(await locale.messages.guideTexts?.()) }, rightsOf);
}

function renderLine({ name, text }: GuideLine, sample: unknown = nothing): TemplateResult {
  return html`<div>
    <dt>${sample}${name}</dt>
    <dd>${text}</dd>
  </div>`;
}

/** A sample in the notation of the picture; hatches are drawn by hand, as in a legend. */
function renderSample({ sample: { look, d } }: GuideMark): TemplateResult {
  const path = svg`<path class=${look} fill="none" d=${d} />`;
  return html`<svg viewBox="0 0 ${SAMPLE.width} ${SAMPLE.height}" aria-hidden="true">${path}</svg>`;
}

/** A repository that keeps no history says nothing. */
async function revisionOf(
  { store }: BoardState,
  key: Parameters<BoardState['store']['changes']>[0],
  revision: number,
): Promise<Revision | undefined> {
  const { signal } = new AbortController();
  const since = await store.changes(key, revision - 1, { signal }).catch((): readonly Revision[] => []);
  return since.find((one) => one.revision === revision);
}

/** The name of the user who set a target, unless the reader may not see that user (T24). */
function nameOf(board: BoardState, locale: Locale, id: string, sees: MaySee | undefined): string | undefined {
  if (sees && !sees(`user:${id}`)) return undefined;
  const user = board.store.organisation.held?.value.users.find((one) => one.id === id);
  return locale.words.name(user?.name, id);
}

/** Looks of all that is drawn: of the picture in the page, or of the scene that a canvas shows. */
function looksOf({ shadowRoot, facts }: GuidedTile, kind: TileKind, locale: Locale): readonly string[] {
  const paths = shadowRoot!.querySelectorAll<SVGElement>(
    '.body :is(.plot, .content) > svg path, .body :is(.track, .trend) path',
  );
  const seen = [...paths].filter(({ ownerSVGElement }) => isSeen(ownerSVGElement!));
  const plot = shadowRoot!.querySelector<HTMLElement>('.plot:has(canvas, .painted)');
  return plot ? looksIn(plot, kind, facts, locale) : seen.map((path) => path.getAttribute('class') ?? '');
}

/** Beside a number without room for it, a line lies where the tile clips. */
function isSeen(svg: SVGElement): boolean {
  const line = svg.closest('.top');
  const isCut = line?.clientHeight && line.getBoundingClientRect().bottom < svg.getBoundingClientRect().bottom;
  return svg.getClientRects().length > 0 && !isCut;
}

function looksIn(plot: HTMLElement, kind: TileKind, facts: TileFacts, locale: Locale): readonly string[] {
  const { figures, insight, options, body } = facts;
  const figure = insight && kind.figureOf({ figures, insight }, locale, options);
  const legend = plot.querySelector<HTMLElement>('.legend')?.offsetHeight ?? 0;
  const scene =
    figure &&
    kind.bodyOf(figure, locale, body).scene?.({
      width: plot.clientWidth,
      height: plot.clientHeight - legend,
      fontSize: parseFloat(getComputedStyle(plot).fontSize),
    });
  return scene?.paths.map(({ look }) => look) ?? [];
}
