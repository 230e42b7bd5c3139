import { css } from 'lit';

/**
 * The frame of every tile while it has nothing to say, and what never changes
 * of it. The body is a column that wraps, and so is its main part: what does
 * not fit moves to a second column, which is clipped. So parts drop whole and
 * from the end, at any size, text size and language; the figure stays (N13).
 */
export const tileStyles = css`
  :host {
    display: block;
    position: relative;
    contain: size;
    contain-intrinsic-size: 20rem calc(var(--_height, 10.5rem) + var(--_extra, 0rem));
    min-inline-size: 0;
  }
  /* Room for what single figures say of it in words. */
  :host([compare]:not([compare='target'], [compare='none'])) {
    --_extra: 2.75rem;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  /* Not the host, whose intrinsic height is 0 in container queries, and over which a page's rules win. */
  .box {
    color: var(--_text);
    font: 400 0.75rem/1rem var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-break: normal;
    writing-mode: horizontal-tb;
    position: absolute;
    inset: 0;
    container-type: size;
    content-visibility: auto;
    background: var(--_surface);
    border-radius: var(--_radius);
  }
  /* A picture of the whole page has no window around it that would bring what is skipped. */
  .box.at-rest {
    content-visibility: visible;
  }
  .tile {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    box-sizing: border-box;
    block-size: 100%;
    --_side: 1rem;
    padding: 0.75rem var(--_side);
    overflow: clip;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
  }
  header {
    flex: none;
    display: flex;
    align-items: flex-start;
    gap: 0.5rem;
  }
  .head {
    flex: 1;
    min-inline-size: 0;
    font-weight: 600;
    font-size: 0.8125rem;
    line-height: 1.125rem;
    overflow-wrap: anywhere;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-flow: column wrap;
    align-content: flex-start;
    gap: 0.25rem 2rem;
    overflow: clip;
  }
  .body > *,
  .main > * {
    box-sizing: border-box;
    inline-size: 100%;
  }
  .bone,
  .bones > i {
    display: block;
    block-size: 0.875rem;
    inline-size: 7rem;
    border-radius: 2px;
    background: var(--_band-1);
  }
  .bones {
    display: grid;
    flex: 1 1 1rem;
    min-block-size: 0;
    gap: 0.5rem;
    align-content: space-evenly;
    overflow: clip;
  }
  .bones > i:nth-child(2) {
    block-size: 1.5rem;
    inline-size: 5rem;
  }
  @container (width < 11.25rem) or (height < 7.5rem) {
    .tile {
      --_side: 0.625rem;
      gap: 0;
      padding-block: 0.5rem;
    }
    /* The heading has precedence over what is no news. */
    .notes:not(.some) {
      display: none;
    }
  }
  @container (height < 6.5rem) or ((height < 7.5rem) and (width >= 17rem)) {
    .head {
      display: flex;
      column-gap: 0.25em;
      block-size: 1.125rem;
    }
  }
  @container (height < 4.5rem) or (width < 6.5rem) {
    .tile {
      --_side: 0.375rem;
      padding-block: 0.25rem;
    }
  }
  /* Read from further away. */
  @container (width >= 40rem) and (height >= 24rem) {
    .tile {
      --_size: 1rem;
      --_side: 1.5rem;
      padding-block: 1.25rem;
      font-size: 1rem;
      line-height: 1.375rem;
    }
    .head {
      font-size: 1.125em;
      line-height: 1.375;
    }
  }
  /* On a wall. */
  @container (width >= 75rem) and (height >= 45rem) {
    .tile {
      --_size: 1.5rem;
      --_side: 2.5rem;
      padding-block: 2rem;
      gap: 0.75rem;
      font-size: 1.5rem;
      line-height: 2rem;
    }
  }
  @media (forced-colors: active) {
    .bones > i,
    .bone {
      border: 1px solid;
    }
  }
`;
