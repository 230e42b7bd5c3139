import { css } from 'lit';

export const gaugeStyles = css`
  :host {
    --_height: 14.25rem;
  }
  /* Where there is no room for the dial, its number stands alone. */
  .dial {
    display: flex;
    min-block-size: 0;
  }
  .main:has(.dial),
  .dial > .value {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .plot,
  .plot > svg {
    overflow: visible;
  }
  .plot,
  .center {
    display: none;
  }
  @container (height < 15rem) {
    .main:has(.dial) ~ .todo {
      display: none;
    }
    /* One line, however much there is to say, so that dials of one size of tile are alike. */
    .dial ~ .line {
      max-block-size: 1lh;
      overflow: clip;
    }
  }
  /* The number in the dial, and all words in the middle. */
  @container (height >= 12rem) or ((height >= 10rem) and (width < 12rem)) {
    .dial {
      flex: 1 1 min(40cqi, 30cqb);
      max-block-size: 62cqi;
    }
    .dial > .value {
      display: none;
    }
    .plot,
    .center {
      display: block;
    }
    .ways .body:not(:has(.dial)) {
      flex: 0 1 auto;
      margin-block-start: auto;
    }
    .has {
      .body:not(:has(.dial)) {
        justify-content: center;
        + footer {
          justify-content: center;
          margin-block: 0.5rem auto;
        }
      }
      :is(.center, .value, .line, .line > *, .todo) {
        justify-content: center;
        text-align: center;
      }
      .short {
        text-align: start;
      }
      /* In the middle no line begins where the body clips: room stands in for the dot. */
      .parts {
        inline-size: 100%;
        margin: 0;
        column-gap: 0.75em;
        > * {
          margin: 0;
        }
        > ::before {
          content: none;
        }
      }
    }
  }
  /* Where it will end is said wherever a line has room below the dial (N15). */
  @container (width >= 18rem) and (height >= 13rem) and (height < 15rem) {
    .tile:not(.ways) .main:has(.dial) ~ [part='outlook'] {
      display: block;
    }
  }
  /* In a low tile the number stands beside the dial, where it can be as large as that of other tiles. */
  @container (height >= 7.5rem) and (height < 12rem) and (width >= 12rem) {
    .tile:not(.ways) {
      --_spare: 13.75rem;
      .dial {
        flex: 1 1 2.5rem;
        flex-wrap: wrap;
        align-content: flex-start;
        gap: 0.5rem;
        overflow: clip;
      }
      .dial > * {
        min-block-size: 100%;
      }
      .dial > .value {
        flex: none;
        flex-flow: column;
        /* Of the base line would come the side of a number's own direction. */
        align-items: flex-start;
        justify-content: center;
        max-block-size: none;
        font-size: min(1.75rem, var(--_most, 4rem));
      }
      .dial .beside {
        flex: none;
      }
      .plot text {
        display: none;
      }
      /* As wide as a dial of its height, at the end of the line; beside long amounts it drops. */
      .plot {
        display: block;
        flex-basis: 3.5rem;
        max-inline-size: calc(200cqb - var(--_spare));
        margin-inline-start: auto;
      }
    }
  }
  /* Number, amounts and verdict below each other leave no room between them. */
  @container (height >= 7.5rem) and (height < 9.5rem) and (width >= 12rem) {
    .tile:not(.ways):has(.dial) {
      --_spare: 10rem;
      gap: 0.125rem;
      padding-block: 0.5rem;
      .dial > .value {
        row-gap: 0;
        padding: 0;
        font-size: min(1.5rem, var(--_most, 4rem));
      }
    }
  }
`;
