import { css } from 'lit';

/** How the picture of a chart tile takes its room, and gives way to the total where that is too little. */
export const chartTileStyles = css`
  /* What it compares is drawn and takes no lines of words. */
  :host {
    contain-intrinsic-size: 20rem 13.75rem;
  }
  .main {
    flex: 1 1 8rem;
  }
  .plot.chart {
    flex: 1 1 1.75rem;
  }
  .plot.chart .content > svg {
    inline-size: auto;
    block-size: auto;
  }
  .line {
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
  [part='total'] > * {
    display: inline-block;
  }
  /* The verdict in its first words and the total share a line; what the total is held against drops first. */
  @container (width < 17rem) and (height < 20rem) {
    .plot:not(.small) ~ .line {
      display: flex;
      flex-wrap: nowrap;
    }
    .plot:not(.small) ~ .line > * {
      inline-size: auto;
      margin-inline-start: 0.9em;
    }
    .plot:not(.small) ~ .line > .status {
      flex: none;
      white-space: nowrap;
    }
    .plot:not(.small) ~ .line > :not(.status, [part='total']) {
      display: none;
    }
    .plot:not(.small) ~ .line > [part='total']::before {
      content: '·' / '';
    }
    .plot:not(.small) ~ .line > .status > .long {
      display: none;
    }
    .plot:not(.small) ~ .line > .status > .short {
      display: inline;
    }
  }
  @container (width < 27rem) {
    .wordy > .status > .long {
      display: none;
    }
    .wordy > .status > .short {
      display: inline;
    }
  }
  @container (width < 40rem) {
    .wordier > .status > .long {
      display: none;
    }
    .wordier > .status > .short {
      display: inline;
    }
  }
  /* The number in place of the picture says it. */
  .small ~ .line > [part='total'] {
    display: none;
  }
  /* Few bars leave room for words sooner. */
  @container (height < 13.5rem) {
    .main:has(.columns) {
      flex-basis: 100% !important;
    }
  }
`;
