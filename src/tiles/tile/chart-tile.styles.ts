import { css } from 'lit';

/** How the picture of a chart tile takes its room, and gives way to the total where that is too little. */
export const chartTileStyles = css`
  /* What it compares is drawn and takes no lines of words. */
  :host {
    contain-intrinsic-size: 20rem var(--_height, 13.75rem);
  }
  .main {
    flex: 1 1 8rem;
  }
  .plot.chart {
    flex: 1 1 1.5rem;
  }
  /* A number is no lower than it is, and its verdict follows it wherever there is more room than both need. */
  .plot.chart.small {
    flex: 1 0 auto;
    align-content: safe end;
  }
  .plot.chart .content > svg {
    inline-size: auto;
    block-size: auto;
  }
  /* The legend says it, or nothing is drawn. */
  [data-legend] .compared,
  [data-small] .compared {
    display: none;
  }
  .line,
  [part='scope'] {
    max-block-size: 1lh;
    overflow: clip;
  }
  [part='total'] {
    color: var(--_text);
  }
  .as-table {
    margin-block: -0.1875rem;
  }
  @container (height < 12rem) or (width < 16rem) {
    .main {
      flex-basis: 100% !important;
    }
  }
  /*
   * Over a picture stands the answer, in one line. Where that is too short, the rest drops first, then the status gives up its
   * difference, then the total what it is held against.
   */
  .plot:not(.small) ~ .line {
    order: -1;
    display: flex;
    flex-wrap: nowrap;
    align-items: baseline;
    max-block-size: none;
    overflow: visible;
    > * {
      flex: none;
      inline-size: auto;
      margin-inline-start: 0.9em;
    }
    > .status {
      white-space: nowrap;
    }
    > .shrinks {
      flex: var(--_give, 0 1000 auto);
      min-inline-size: var(--_narrow, 7em);
    }
    > [part='total'] {
      flex: 0 1 auto;
      min-inline-size: min-content;
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      column-gap: 0.25em;
      block-size: 1lh;
      overflow-y: clip;
      white-space: nowrap;
    }
    > .besides {
      flex: 1 1 0;
      min-inline-size: 0;
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      block-size: 1lh;
      margin: 0;
      overflow-y: clip;
    }
    /* After it the line may break, so that a part without room drops whole. */
    > .besides::before {
      /* A letter of no width has a base line. */
      content: '\\200b' / '';
      position: static;
      inline-size: 0;
      block-size: 1lh;
    }
  }
  @container (width >= 20rem) and (height >= 12rem) {
    .plot:not(.small) ~ .line > [part='total'] > :first-child {
      font-size: 0.875rem;
      font-weight: 600;
    }
  }
  @container (width >= 40rem) and (height >= 24rem) {
    .plot:not(.small) ~ .line > [part='total'] > :first-child {
      font-size: 1.125em;
    }
  }
  .plot:not(.small) ~ .line > .status:not([hidden]) + [part='total']::before,
  .line > .besides > ::before {
    content: '·' / '';
    position: absolute;
    inset-inline-start: -0.6em;
    font-weight: 400;
    color: var(--_muted);
  }
  /* The total runs as its words do, and stands where the tile has the next word. */
  [dir='rtl'] .plot:not(.small) ~ .line > [part='total'] {
    margin-inline: 0;
    margin-right: 0.9em;
  }
  [dir='rtl'] .plot:not(.small) ~ .line > .status:not([hidden]) + [part='total']::before {
    inset-inline: auto;
    right: -0.6em;
  }
  .line > .besides {
    display: contents;
  }
  .line > .besides > * {
    position: relative;
    margin-inline-start: 0.9em;
  }
  /* Where the long words are known to have no room, the short ones take no more than they need. */
  @container (width < 17rem) {
    .plot:not(.small) ~ .line {
      --_long: none;
      --_place: static;
      --_give: none;
      --_narrow: 0;
    }
  }
  @container (width < 27rem) {
    .plot:not(.small) ~ .wordy {
      --_long: none;
      --_place: static;
      --_give: none;
      --_narrow: 0;
    }
  }
  @container (width < 40rem) {
    .plot:not(.small) ~ .wordier {
      --_long: none;
      --_place: static;
      --_give: none;
      --_narrow: 0;
    }
  }
  [part='total'] > :not(:first-child) {
    color: var(--_muted);
  }
  /* The words of the verdict come before it. */
  @container (width < 27rem) {
    [part='total'] > :nth-child(3) {
      display: none;
    }
  }
  /* In place of a picture there is one line for it. */
  @container (height < 11rem) {
    .small > .value {
      max-block-size: calc(1em + 0.25rem);
      overflow: clip;
    }
  }
  .small ~ .line > .status[hidden] ~ .besides > :first-child::before {
    content: none;
  }
  /* Below each other, without a dot before any. */
  @container (width < 17rem) {
    .small ~ .line > .besides > * {
      margin: 0;
    }
    .small ~ .line > .besides > ::before {
      content: none;
    }
  }
  /* The number in place of the picture says it; a line below a picture says for what part a target is. */
  .small ~ .line > [part='total'],
  .plot:not(.small) ~ .line > .status:not([hidden]) ~ .besides > .part,
  [data-small] [part='scope'] {
    display: none;
  }
  /* The numbers of a picture need their unit; a total without room beside the verdict stands below it. */
  @container (width < 9rem) and (height >= 7.5rem) {
    .tile .what {
      display: flex;
    }
    .tile .spare {
      display: none;
    }
  }
  @container (width < 11.25rem) and (height >= 7.5rem) {
    .tile .plot:not(.small) ~ .line {
      flex-wrap: wrap;
    }
  }
  /* Above a way out there is no room for rows, of which one would be half in sight. */
  @container (width < 11.25rem) and (height < 11rem) {
    .ways .plot.chart {
      max-block-size: 2.5rem;
    }
  }
  /* Few bars leave room for words sooner. */
  @container (height < 13.5rem) {
    .main:has(.columns) {
      flex-basis: 100% !important;
    }
  }
  /* A total of some months over all of them, or without their picture: the line that says so is due. */
  @container (height >= 9.5rem) and (height < 13.5rem) {
    .tile:not(.ways) .main:has(.columns):has(~ [part='scope']) {
      flex-basis: calc(100% - 1.125rem) !important;
    }
    .main ~ [part='scope'] {
      line-height: 0.875rem;
    }
  }
  @container (height >= 9.5rem) and (height < 13.5rem) and (width < 17rem) {
    .tile:not(.ways) .main:has(~ [part='scope']) {
      flex-basis: calc(100% - 1.125rem) !important;
    }
  }
`;
