import { css } from 'lit';

/** Looks of facts, which only large tiles with one figure show. */
export const largePartsStyles = css`
  .facts {
    display: none;
    order: 1;
    margin: 0.5rem 0 0;
  }
  /* Facts stand in place of the sentences that tell them; a message or a way out needs their room. */
  @container (width >= 30rem) and (height >= 20rem) {
    .tile:not(.ways) :is(.main, .top):has(.facts) {
      display: contents;
    }
    .tile:not(.ways) .body:has(.facts) > :is([part='outlook'], [part='comparison']) {
      display: none;
    }
    .tile:not(.ways) .facts {
      flex: none;
      display: grid;
      grid-template-columns: max-content max-content 1fr;
      gap: 0 0.75em;
      align-items: baseline;
      /* Those that have no room drop whole. */
      grid-auto-rows: 1.75lh;
      max-block-size: 3.5lh;
      overflow: clip;
    }
    .facts > div,
    .facts dd {
      display: contents;
    }
    .facts * {
      unicode-bidi: plaintext;
      white-space: nowrap;
    }
    .facts b {
      font-size: 1.25em;
      font-weight: 600;
    }
  }
`;
