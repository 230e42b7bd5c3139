import { css } from 'lit';

export const bulletStyles = css`
  :host {
    --_height: 8.75rem;
  }
  .main {
    flex: 1 1 auto;
    max-block-size: clamp(6.5rem, 58cqb, 18rem);
  }
  .row {
    flex: 1 1 3.25rem;
    display: flex;
    flex-flow: column;
    min-block-size: 0;
    gap: 0.25rem;
  }
  .value {
    font-size: clamp(var(--_least, 1.25rem), min(0.75rem + 3cqi, 22cqb, var(--_most, 4rem)), 4rem);
  }
  .plot {
    flex: 1 1 1.5rem;
  }
  @container (width < 18rem) and ((height < 7.5rem) or ((height < 9.75rem) and (width < 11.25rem))) {
    .row {
      flex: none;
    }
    .main {
      flex: 0 1 auto;
    }
    .plot {
      display: none;
    }
  }
  /* Number, bar and verdict, with no more room between them than they need. */
  @container (width >= 11.25rem) and (width < 18rem) and (height >= 7.5rem) and (height < 9.75rem) {
    .tile:not(.ways):has(.plot) {
      gap: 0.125rem;
      padding-block: 0.5rem;
    }
    .tile:not(.ways) .row:has(.plot) {
      flex: 1 0 2.5rem;
      gap: 0.125rem;
    }
    .row:has(.plot) > .value {
      font-size: min(1.25rem, var(--_most, 1.25rem));
    }
  }
  @container (height < 11.75rem) {
    .tile.ways .row {
      flex: none;
    }
    .tile.ways .main {
      flex: 0 1 auto;
    }
    .tile.ways .plot {
      display: none;
    }
    .tile.ways .value {
      flex-flow: row wrap;
    }
    .tile.ways .figure {
      min-inline-size: 0;
    }
  }
  @container (width >= 18rem) {
    /* As high as the number and the words below it: other lines drop before these. */
    .row {
      flex: 1 1 auto;
      flex-flow: row;
      gap: 1rem;
    }
    .plot {
      flex: 1;
    }
    .value {
      flex-flow: column wrap;
      align-content: flex-start;
      row-gap: 0.0625rem;
      inline-size: max-content;
      min-inline-size: 4.5rem;
      max-block-size: none;
      overflow: clip;
    }
    /* No narrower than the words below it: where those do not fit they drop whole, and nothing peeps out beside it. */
    .value > .figure {
      min-inline-size: 100%;
    }
  }
  /* As high in every tile of a size, however much there is to say; and no empty room where nothing is drawn. */
  @container (width >= 18rem) and (height >= 9.5rem) and (height < 18rem) {
    .row {
      flex: none;
    }
    .row:has(.plot) {
      flex: 0 0 3.75rem;
      > .value {
        font-size: clamp(1.25rem, var(--_most, 4rem) * 0.6, 1.75rem);
      }
    }
    .row ~ .line {
      max-block-size: 1lh;
      overflow: clip;
    }
    .main {
      flex: none;
    }
  }
  @container (width >= 18rem) and (height >= 13rem) and (height < 18rem) {
    .row:has(.plot) {
      flex-basis: 4.25rem;
    }
    .row ~ .line {
      max-block-size: 2lh;
    }
  }
  .main:not(:has(.plot)) {
    flex: 0 1 auto;
  }
  /* No room is kept for what is not drawn. */
  .row:not(:has(.plot)) {
    flex: none;
  }
  /* Without a bar the number is as large as that of other tiles. */
  @container (height >= 9.5rem) {
    .row:not(:has(.plot)) > .value {
      flex-flow: row wrap;
      font-size: clamp(var(--_least, 1.25rem), min(0.75rem + 8.75cqi, 26cqb, var(--_most, 4rem)), 4rem);
    }
  }
  /* Where there is no room below the number, the words stand beside it. */
  @container (width >= 18rem) and (height < 9.5rem) {
    .value {
      flex-flow: row wrap;
      row-gap: 0.25rem;
      max-inline-size: 65%;
      max-block-size: 1.2em;
    }
    .value > .figure {
      min-inline-size: 0;
    }
  }
  @container (height < 7.5rem) {
    .value:not(.due) > .beside {
      display: none;
    }
  }
  @container (height < 5.75rem) {
    .row {
      flex: none;
    }
    .main {
      flex: 0 1 auto;
    }
    .plot {
      display: none;
    }
  }
  /* Number above, and the bar over the whole width. */
  @container (width >= 26rem) and (height >= 18rem) {
    .main {
      max-block-size: 68cqb;
    }
    .row {
      flex: none;
      flex-flow: column;
      gap: 0.5rem;
      max-block-size: 14em;
    }
    .row:has(.plot) {
      flex: 2 1 6rem;
    }
    .value {
      flex-flow: row wrap;
      inline-size: 100%;
      font-size: clamp(2rem, min(0.75rem + 6cqi, 16cqb, var(--_most, 7rem)), 7rem);
    }
    .value > .figure {
      min-inline-size: 0;
    }
  }
`;
