import { css } from 'lit';

/**
 * Targets of 44 × 44 px for fingers around controls that look as small as
 * before: what is beside them keeps away, so that no target lies over another
 * one or over the picture. In the px of WCAG 2.5.5, whatever the size of type.
 */
export const touchStyles = css`
  header > button,
  footer > button,
  #notes button {
    position: relative;
  }
  header > button::after,
  footer > button::after,
  #notes button::after {
    content: '';
    position: absolute;
    inset: min(0px, (100% - 44px) / 2);
  }
  /* Two of 24 px meet half way. */
  header {
    gap: 20px;
  }
  .notes {
    margin-inline: 0 -0.25rem;
  }
  footer {
    gap: 18px 20px;
    padding-block-start: 6px;
  }
  footer > button {
    min-block-size: 26px;
  }
  .bare footer {
    row-gap: 18px;
  }
  /* The picture is laid out for rows of this height. */
  .legend button {
    block-size: max(2em, 44px);
    min-inline-size: 44px;
  }
  #notes .close {
    position: sticky;
    margin: 6px 10px 12px 12px;
  }
  #notes .link {
    min-block-size: 44px;
  }
  @container (width < 18rem) {
    header {
      gap: 8px;
    }
    header > button::after {
      inset-inline: min(0px, (100% - 32px) / 2);
    }
  }
  /* Closer to the edge of the tile, where a target would be cut. */
  @container (width < 11.25rem) or (height < 7.5rem) {
    header > button {
      inset-block-start: 4px;
      z-index: 1;
    }
    footer {
      padding-block-end: 1px;
    }
  }
  /* Without a picture there is room for whole buttons. */
  @container (height >= 10rem) {
    .bare footer > button {
      min-block-size: 44px;
    }
  }
`;
