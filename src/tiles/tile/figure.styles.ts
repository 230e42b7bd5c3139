import { css } from 'lit';

/** The figures and what is said of them, on every kind of tile. Comes late with them. */
export const figureStyles = css`
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
  .main {
    display: flex;
    flex-flow: column wrap;
    gap: 0.25rem 2rem;
    min-block-size: 0;
    overflow: clip;
  }
  .figure {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.2em;
    font-weight: 600;
    line-height: 1;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .unit {
    font-size: max(0.7em, 12px);
    font-weight: 400;
    color: var(--_muted);
  }
  :is(.center, .beside) .unit {
    font-size: inherit;
  }
  .value {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.5rem;
    padding-block: 0.0625rem;
    --_fits: calc((100cqi - 2 * var(--_side) - 0.25rem) / var(--_ems, 7));
    font-size: clamp(var(--_least, 1.25rem), min(0.75rem + 8.75cqi, 26cqb, var(--_most, 4rem)), 4rem);
  }
  /* Numbers that are too long for a narrow tile are written smaller. */
  [class*='long-'] {
    --_least: 12px;
    --_most: var(--_fits);
  }
  @container (width < 8rem) {
    .value {
      --_least: 12px;
      --_most: var(--_fits);
    }
  }
  .long-1 {
    --_ems: 6.4;
  }
  .long-2 {
    --_ems: 8;
  }
  .long-3 {
    --_ems: 11;
  }
  .long-4 {
    --_ems: 15;
  }
  .long-5 {
    --_ems: 20;
  }
  .beside {
    flex: 1 1 0;
    /* No narrower than its longest part; said, since not every engine takes that of what is clipped. */
    min-inline-size: min-content;
    display: flex;
    flex-wrap: wrap;
    block-size: 1lh;
    overflow: clip;
    white-space: pre;
    font-size: 0.75rem;
  }
  [dir='rtl'] .beside {
    justify-content: right;
  }
  .line,
  .todo,
  .muted {
    color: var(--_muted);
    text-wrap-style: balance;
  }
  .parts {
    unicode-bidi: normal;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0;
  }
  /* A dot between two parts; at the beginning of a line it lies where the body clips. */
  .body .parts {
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
  /* Long words without room take a second line, and the short ones move into the first. */
  .shrinks {
    min-inline-size: 0;
    max-block-size: 1lh;
    overflow: clip;
  }
  .words {
    align-self: flex-start;
    position: relative;
    display: flex;
    flex-wrap: wrap;
    min-inline-size: 0;
  }
  .long,
  .words::before {
    display: var(--_long, block);
  }
  .words::before {
    /* A letter of no width has a base line. */
    content: '\\200b' / '';
    block-size: 1lh;
  }
  .long,
  .short > * {
    white-space: nowrap;
  }
  /* Its share drops before the word does. */
  .short {
    white-space: normal;
    position: var(--_place, absolute);
    inset-inline: 0;
    inset-block-start: calc(2lh - 100%);
    block-size: 1lh;
    overflow: clip;
  }
  /* The word alone, in two lines if it must be. */
  @container (width < 8rem) {
    .shrinks {
      --_long: none;
      --_place: static;
      max-block-size: none;
    }
    .short > :last-child:not(:first-child) {
      display: none;
    }
    .short {
      block-size: auto;
    }
    .short > * {
      white-space: normal;
    }
  }
  /* Status and gap below each other, so that the one drops without the other. */
  @container (width < 13rem) {
    .status {
      white-space: normal;
    }
  }
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
  /* The verdict is the second in size. */
  @container (width >= 20rem) and (height >= 10rem) {
    .status {
      font-size: 0.875rem;
    }
    .line {
      align-items: baseline;
      row-gap: 0;
      line-height: 1.25rem;
    }
  }
  @container (width >= 40rem) and (height >= 24rem) {
    .status {
      font-size: 1.125em;
    }
    .line {
      line-height: 1.5;
    }
    .beside {
      font-size: var(--_size);
      line-height: inherit;
    }
  }
  /* Beside the number or not at all. */
  @container (height < 9.5rem) {
    .value {
      max-block-size: calc(1em + 0.0625rem);
      overflow: clip;
    }
  }
  @container (height < 11rem) {
    .tile.ways .value {
      max-block-size: calc(1em + 0.0625rem);
      overflow: clip;
    }
  }
  /* Rather the status alone than neither. */
  @container (height < 13rem) {
    .line {
      max-block-size: 1lh;
      overflow: clip;
    }
  }
  /* The word that tells a target from what is sold never drops, and it has not the weight of what is. */
  .tile .value.due {
    max-block-size: none;
  }
  .due .figure {
    font-weight: 400;
    color: var(--_muted);
  }
  /* Room for the way out below the number. */
  @container (height < 8.5rem) and (width < 17rem) {
    .tile.ways .value {
      font-size: clamp(var(--_least, 1.25rem), var(--_most, 1.25rem), 1.25rem);
    }
  }
  @container (height < 4.5rem) {
    .beside {
      display: none;
    }
  }
  @container (width >= 75rem) and (height >= 45rem) {
    .value {
      font-size: min(7rem, var(--_most, 7rem));
    }
  }
`;
