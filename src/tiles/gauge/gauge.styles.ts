import { css } from 'lit';

export const gaugeStyles = css`
  :host {
    --_height: 14.25rem;
  }
  .main:has(.plot) {
    flex: 1 1 auto;
  }
  .dial {
    flex: 1 1 min(40cqi, 30cqb);
    display: flex;
    min-block-size: 0;
    max-block-size: 62cqi;
  }
  .dial > .value,
  .plot > svg {
    overflow: visible;
  }
  .dial > .value {
    flex: 1 1 auto;
    min-inline-size: 0;
    display: none;
  }
  .plot {
    overflow: visible;
  }
  .plot > svg {
    overflow: visible;
  }
  .center,
  .dial ~ .line,
  .dial ~ .line > *,
  .main:has(.dial) ~ .todo {
    text-align: center;
    justify-content: center;
  }
  /* In the middle no line begins where the body clips: room stands in for the dot. */
  .dial ~ .parts,
  .main:has(.dial) ~ .parts {
    inline-size: 100%;
    margin: 0;
    column-gap: 0.75em;
  }
  .dial ~ .parts > *,
  .main:has(.dial) ~ .parts > * {
    margin: 0;
  }
  .dial ~ .parts > ::before,
  .main:has(.dial) ~ .parts > ::before {
    content: none;
  }
  /* Without a dial the number and what to do stand in the middle. */
  @container (width >= 18rem) and (height >= 12rem) {
    .has .body:not(:has(.dial)) {
      justify-content: center;
    }
    .ways .body:not(:has(.dial)) {
      flex: 0 1 auto;
      margin-block-start: auto;
    }
    .has .body:not(:has(.dial)) + footer {
      justify-content: center;
      margin-block: 0.5rem auto;
    }
    .body:not(:has(.dial)) :is(.value, .parts, .todo) {
      justify-content: center;
      text-align: center;
    }
    .body:not(:has(.dial)) .parts {
      inline-size: 100%;
      margin: 0;
      column-gap: 0.75em;
    }
    .body:not(:has(.dial)) .parts > * {
      margin: 0;
    }
    .body:not(:has(.dial)) .parts > ::before {
      content: none;
    }
  }
  @container (height < 15rem) {
    .main:has(.dial) ~ .todo {
      display: none;
    }
  }
  /* Where it will end is said wherever a line has room below the dial (N15). */
  @container (width >= 18rem) and (height >= 13rem) and (height < 15rem) {
    .tile:not(.ways) .main:has(.dial) ~ [part='outlook'] {
      display: block;
    }
  }
  /* One line, however much there is to say, so that dials of one size of tile are alike. */
  @container (height < 15rem) {
    .dial ~ .line {
      max-block-size: 1lh;
      overflow: clip;
    }
  }
  @container (height < 10rem) {
    .dial {
      flex: none;
    }
    .main:has(.dial) {
      flex: 0 1 auto;
    }
    .dial ~ .line,
    .dial ~ .line > * {
      text-align: start;
      justify-content: start;
    }
    .dial > .value {
      display: flex;
    }
    .center,
    .plot {
      display: none;
    }
  }
  @container (height < 12rem) {
    .tile.ways .dial > .value {
      display: flex;
    }
    .tile.ways :is(.center, .plot) {
      display: none;
    }
    .tile.ways .dial {
      flex: none;
    }
    .tile.ways .main {
      flex: 0 1 auto;
    }
    .tile.ways .line,
    .tile.ways .line > * {
      text-align: start;
      justify-content: start;
    }
  }
  /* A second line under the number would lie on the verdict. */
  @container (height < 9.5rem) {
    .dial > .value {
      overflow: clip;
    }
  }
  /* In a low tile the number stands beside the dial, where it can be as large as that of other tiles. */
  @container (height >= 10rem) and (height < 12rem) and (width >= 14rem) {
    .tile:not(.ways) .dial > .value {
      flex: none;
      display: flex;
      flex-direction: column;
      justify-content: center;
      font-size: min(1.75rem, var(--_most, 1.75rem));
    }
    .tile:not(.ways) .dial > .value > .beside {
      flex: none;
    }
    .tile:not(.ways) :is(.center, .plot text) {
      display: none;
    }
    .tile:not(.ways) .dial {
      gap: 0.5rem;
    }
    .tile:not(.ways) .dial ~ .line,
    .tile:not(.ways) .dial ~ .line > * {
      text-align: start;
      justify-content: start;
    }
    .tile:not(.ways)[dir='rtl'] .dial ~ .line > * {
      text-align: right;
    }
  }
`;
