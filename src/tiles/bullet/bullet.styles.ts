import { css } from 'lit';

export const bulletStyles = css`
  :host {
    --_height: 8.75rem;
  }
  .row {
    flex: 1 1 3.25rem;
    display: flex;
    flex-flow: column;
    min-block-size: 0;
    max-block-size: 5rem;
    gap: 0.25rem;
  }
  .value {
    font-size: clamp(var(--_least, 1.25rem), min(0.75rem + 3cqi, 22cqb, var(--_most, 3rem)), 3rem);
  }
  .plot {
    flex: 1 1 1.5rem;
  }
  @container (width >= 20rem) {
    .row {
      flex: 1 1 2.5rem;
      flex-flow: row;
      gap: 1rem;
      max-block-size: clamp(3.25rem, 22cqb, 9rem);
    }
    .plot {
      flex: 1;
    }
    .value {
      flex: none;
      flex-flow: column wrap;
      inline-size: max-content;
      min-inline-size: 4.5rem;
      max-block-size: none;
      overflow: clip;
    }
    /* No narrower than the words below it: where those do not fit they drop whole, and nothing peeps out beside it. */
    .value > .figure {
      min-inline-size: 100%;
    }
    .beside {
      white-space: nowrap;
    }
  }
  /* Where there is no room below the number, the words stand beside it. */
  @container (width >= 20rem) and (height < 8.5rem) {
    .value {
      flex-flow: row wrap;
      max-inline-size: 65%;
    }
    .value > .figure {
      min-inline-size: 0;
    }
  }
  @container (width >= 20rem) and (height < 11rem) {
    .tile:has(footer) .value {
      flex-flow: row wrap;
      max-inline-size: 65%;
    }
    .tile:has(footer) .value > .figure {
      min-inline-size: 0;
    }
  }
  @container (height < 7.5rem) {
    .row {
      flex: 1 1 2rem;
      flex-flow: row wrap;
      align-content: flex-start;
      gap: 2.5rem 0.5rem;
      max-block-size: 2.5rem;
      overflow: clip;
    }
    /* Drops whole beside a long number. */
    .plot {
      flex: 1 0 3.5rem;
      block-size: 100%;
    }
    .value {
      padding-block-start: 0.125rem;
    }
    .beside {
      display: none;
    }
  }
`;
