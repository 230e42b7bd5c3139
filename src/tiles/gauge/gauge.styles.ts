import { css } from 'lit';

export const gaugeStyles = css`
  :host {
    --_height: 14.25rem;
  }
  .plot {
    flex-basis: min(40cqi, 30cqb);
    max-block-size: 62cqi;
    overflow: visible;
  }
  .plot > svg {
    overflow: visible;
  }
  .center,
  .plot ~ .line,
  .plot ~ .line > *,
  .plot ~ .todo {
    text-align: center;
    justify-content: center;
  }
  /* In the middle no line begins where the body clips: room stands in for the dot. */
  .plot ~ .parts {
    inline-size: 100%;
    margin: 0;
    column-gap: 0.75em;
  }
  .plot ~ .parts > * {
    margin: 0;
  }
  .plot ~ .parts > ::before {
    content: none;
  }
  @container (height < 15rem) {
    .plot ~ .todo {
      display: none;
    }
  }
  @container (height < 6.875rem) {
    .center,
    .plot ~ .line {
      display: none;
    }
  }
`;
