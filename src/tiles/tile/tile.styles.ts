import { css } from 'lit';

/**
 * The frame of every tile. The body is a column that wraps: what does not fit
 * moves to a second column, which is clipped. So parts drop whole and from the
 * end (sentence, status, picture), at any size, text size and language.
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
  :host(:is([compare*='year'], [compare*='forecast'], [compare*='pipeline'])) {
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
    text-transform: none;
    white-space: normal;
    position: absolute;
    inset: 0;
    container-type: size;
    content-visibility: auto;
    background: var(--_surface);
    border-radius: var(--_radius);
  }
  .tile {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    box-sizing: border-box;
    block-size: 100%;
    padding: 0.75rem 1rem;
    overflow: clip;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
  }
  header,
  footer {
    flex: none;
    display: flex;
    align-items: flex-start;
    gap: 0.5rem;
  }
  footer {
    flex-flow: row wrap;
    align-items: center;
    gap: 0 0.5rem;
    min-block-size: 0;
  }
  p {
    margin: 0;
  }
  /* Numbers and words keep their order where the language of the texts runs the other way than the tile. */
  p,
  span {
    unicode-bidi: plaintext;
  }
  /* Its words have the room that they need without a page's or a reader's spacing. */
  svg {
    direction: ltr;
    letter-spacing: 0;
    word-spacing: 0;
  }
  [dir='rtl'] {
    text-align: right;
  }
  .head {
    flex: 1;
    min-inline-size: 0;
    font-weight: 600;
    font-size: 0.8125rem;
    line-height: 1.125rem;
    overflow-wrap: anywhere;
  }
  .who {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.25em;
    max-block-size: 1rem;
    overflow: hidden;
    font: 400 0.75rem/1rem var(--_font);
    color: var(--_muted);
  }
  .what b {
    font-weight: 600;
    color: var(--_text);
  }
  .more,
  .status {
    display: inline-flex;
    gap: 0.25em;
  }
  .more::before {
    content: '·' / '';
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
  .body::before {
    box-sizing: border-box;
    inline-size: 100%;
  }
  /* Nothing, to stand before the first part, so that this one may drop too. */
  .body::before {
    content: '';
    margin-block-end: -0.25rem;
  }
  .plot {
    flex: 1 1 3rem;
    min-block-size: 0;
    min-inline-size: 0;
    position: relative;
    overflow: clip;
  }
  .plot > svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .figure {
    font-weight: 600;
    font-size: clamp(var(--_least, 1.25rem), min(0.75rem + 8.75cqi, 26cqb, var(--_most, 4rem)), 4rem);
    line-height: 1;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .value {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.5rem;
    padding-block: 0.0625rem;
    font-size: clamp(var(--_least, 1.25rem), min(0.75rem + 8.75cqi, 26cqb, var(--_most, 4rem)), 4rem);
  }
  .value > .figure {
    font-size: inherit;
  }
  /* Numbers that are too long for a narrow tile are written smaller. */
  [class*='long-'] {
    --_least: 0.75rem;
    --_most: calc((100cqi - 2.25rem) / var(--_ems));
  }
  .long-1 {
    --_ems: 8;
  }
  .long-2 {
    --_ems: 11;
  }
  .long-3 {
    --_ems: 15;
  }
  .long-4 {
    --_ems: 20;
  }
  .beside {
    font-size: 0.75rem;
    color: var(--_muted);
  }
  .line,
  .todo,
  .muted {
    color: var(--_muted);
  }
  .parts {
    unicode-bidi: normal;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0;
  }
  /* A dot between two parts; at the beginning of a line it lies where the body clips. */
  .body > .parts {
    inline-size: calc(100% + 0.9em);
    margin-inline-start: -0.9em;
  }
  .parts > * {
    position: relative;
    margin-inline-start: 0.9em;
  }
  .parts > * + ::before {
    content: '·' / '';
    position: absolute;
    inset-inline-start: -0.6em;
    font-weight: 400;
    color: var(--_muted);
  }
  .status {
    font-weight: 600;
    white-space: nowrap;
    color: var(--_muted);
  }
  .good {
    color: var(--_good);
  }
  .bad {
    color: var(--_bad);
  }
  .message {
    flex: 0 1 auto;
    min-inline-size: 0;
    color: var(--_muted);
  }
  .bare:not(.loading) .body {
    flex: 0 1 auto;
  }
  .bare footer {
    flex: 1;
    align-content: flex-start;
    overflow: auto;
  }
  /* The way out stays in sight, however long the sentence. */
  .bare footer .link {
    position: sticky;
    inset-block-end: 0;
    flex: 0 0 100%;
    text-align: start;
    background: var(--_surface);
  }
  .has .message {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .busy {
    flex: none;
    font-weight: 400;
    line-height: 1.125rem;
    color: var(--_muted);
    animation: late 0.4s step-end;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
  .bone,
  .bones > i {
    display: block;
    block-size: 0.875rem;
    inline-size: 7rem;
    max-inline-size: 100%;
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
  .bones > i:nth-child(3) {
    inline-size: 75%;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Status and gap below each other, so that the one drops without the other. */
  @container (width < 17rem) {
    .line {
      display: contents;
    }
    .line > * {
      inline-size: 100%;
      margin: 0;
    }
    .line > ::before {
      content: none;
    }
  }
  @container (width < 11.25rem) or (height < 6.875rem) {
    .tile {
      gap: 0;
      padding: 0.5rem 0.625rem;
    }
    .who {
      -webkit-line-clamp: 1;
    }
  }
  /* The figures come first; all of the message stands among the notes. */
  @container (width < 13rem) or (height < 14rem) {
    .has .message {
      display: block;
      flex: 1 1 8rem;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
  }
  @container (width < 13rem) or (height < 8.5rem) {
    .bare .what {
      display: none;
    }
    .has footer {
      flex-wrap: nowrap;
    }
  }
  @container (height < 6.875rem) {
    .head {
      display: flex;
      flex-wrap: wrap;
      column-gap: 0.25em;
      max-block-size: 1.125rem;
      overflow: hidden;
    }
    .what {
      display: contents;
    }
    .what > :first-child {
      display: inline-flex;
      gap: 0.25em;
    }
    .what > :first-child::before {
      content: '·' / '';
      color: var(--_muted);
    }
  }
  @container (width < 11.25rem) {
    .what {
      display: none;
    }
  }
  /* Read from further away. */
  @container (width >= 40rem) and (height >= 24rem) {
    .tile,
    .what,
    .beside {
      font-size: 1rem;
      line-height: 1.375rem;
    }
    .tile {
      padding: 1.25rem 1.5rem;
    }
    .head {
      font-size: 1.125rem;
      line-height: 1.5rem;
    }
    .what {
      max-block-size: 1.375rem;
    }
  }
  /* Beside the number or not at all. */
  @container (height < 8.5rem) {
    .value {
      max-block-size: 1.2em;
      overflow: clip;
    }
  }
  @container (height < 11rem) {
    .tile:has(footer) .value {
      max-block-size: 1.2em;
      overflow: clip;
    }
    /* Rather the status alone than neither. */
    .line {
      max-block-size: 1lh;
      overflow: clip;
    }
  }
  @media (forced-colors: active) {
    .bones > i,
    .bone {
      border: 1px solid;
    }
  }
`;
