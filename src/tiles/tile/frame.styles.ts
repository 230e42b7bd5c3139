import { css } from 'lit';

/** The words around the picture: heading, messages and the ways out. Comes late with them. */
export const frameStyles = css`
  footer {
    flex: none;
    display: flex;
    flex-flow: row wrap;
    align-items: center;
    gap: 0 0.5rem;
    min-block-size: 0;
  }
  p {
    margin: 0;
  }
  /* Numbers and words keep their order where the language of the texts runs the other way than the tile. */
  p,
  span {
    unicode-bidi: plaintext;
  }
  /* Its words have the room that they need without a page's or a reader's spacing. */
  svg {
    direction: ltr;
    letter-spacing: 0;
    word-spacing: 0;
  }
  /* Nor has a narrow tile room for it. */
  @container (width < 17rem) {
    .tile {
      letter-spacing: 0;
      word-spacing: 0;
    }
  }
  [dir='rtl'] {
    text-align: right;
  }
  .who,
  .has .message {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .measure {
    display: flex;
    gap: 0.25em;
    max-inline-size: 100%;
    white-space: nowrap;
  }
  /* Its items are shortened, and unit and period stay. */
  .measure.listed {
    flex: 1 1 14em;
    min-inline-size: 0;
    max-inline-size: max-content;
  }
  .measure > b {
    min-inline-size: 2em;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .measure > b:empty {
    display: none;
  }
  .measure > span {
    flex: none;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.25em;
    /* As wide as the tile, below the controls. */
    inline-size: calc(100cqi - 2 * var(--_side) - 2px);
    max-block-size: 1rem;
    overflow: hidden;
    font: 400 0.75rem/1rem var(--_font);
    color: var(--_muted);
  }
  .what b {
    font-weight: 600;
    color: var(--_text);
  }
  .more,
  .status {
    display: inline-flex;
    gap: 0.25em;
  }
  .more::before {
    content: '·' / '';
  }
  /* How old they are is what must be read: all of the message stands among the notes. */
  @container (width < 17rem) or (height < 9.5rem) {
    .has .goes-on {
      display: none;
    }
  }
  .message {
    flex: 0 1 auto;
    min-inline-size: 0;
    color: var(--_muted);
  }
  .bare:not(.loading) .body {
    flex: 0 1 auto;
  }
  .bare footer {
    flex: 1;
    align-content: flex-start;
    overflow: auto;
  }
  /* With room around it, what is wrong and what to do stand in the middle. */
  @container (width >= 18rem) and (height >= 12rem) {
    .bare footer {
      align-content: center;
      justify-content: center;
      row-gap: 0.5rem;
    }
    .bare .message {
      max-inline-size: 36em;
      font-size: max(0.875rem, 1em);
      line-height: 1.5;
      text-align: center;
      text-wrap: balance;
    }
  }
  /* The way out stays in sight, however long the sentence. */
  .bare footer .link {
    position: sticky;
    inset-block-end: 0;
    flex: 0 0 100%;
    text-align: start;
    background: var(--_ground);
  }
  .busy {
    flex: none;
    font-weight: 400;
    line-height: 1.125rem;
    color: var(--_muted);
    animation: late 0.4s step-end;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
  /* The second line of a name goes before the picture. */
  @container (width < 11.25rem) or (height < 11rem) {
    .who {
      -webkit-line-clamp: 1;
    }
  }
  @container (height < 13rem) {
    .tile.ways .who {
      -webkit-line-clamp: 1;
    }
  }
  /* The figures come first; all of the message stands among the notes. */
  @container (width < 13rem) or (height < 14rem) {
    .has .message {
      display: block;
      flex: 1 1 8rem;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
  }
  /* In a narrow tile not even the time of the figures would be whole. */
  @container (width < 17rem) and (height >= 9.5rem) {
    .has .message {
      display: -webkit-box;
      white-space: normal;
    }
  }
  /* The word would take the room of the unit. */
  @container (width < 17rem) {
    .busy {
      font-size: 0;
    }
    .busy::after {
      content: '…' / '';
      font-size: 0.75rem;
    }
  }
  @container (width < 13rem) or (height < 8.5rem) {
    .bare .what {
      display: none;
    }
    .has footer {
      flex-wrap: nowrap;
    }
  }
  @container (height < 7.5rem) and (width >= 17rem) {
    .what {
      flex: 1 0 min-content;
      inline-size: auto;
      min-inline-size: 0;
      max-inline-size: 75%;
      max-block-size: 1.125rem;
      line-height: 1.125rem;
    }
    .measure::before {
      content: '·' / '';
    }
  }
  .spare {
    display: none;
  }
  /* From here on the number says its unit. */
  @container (width < 9rem) or (height < 4.5rem) or ((height < 6.5rem) and (width < 17rem)) {
    .what {
      display: none;
    }
    .spare {
      display: inline;
    }
  }
  /* The verdict comes before the heading's second line, and where there is a way out it has no room for both. */
  @container (width < 11.25rem) and (height < 7.5rem) {
    .ways .what {
      display: none;
    }
    .ways .spare {
      display: inline;
    }
  }
  /* The figure alone. */
  @container (height < 4.5rem) {
    header {
      display: contents;
    }
    .tile > header > :not(.head) {
      display: none;
    }
    header > .head {
      position: absolute;
      display: block;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container (height < 3.5rem) {
    .has footer {
      display: none;
    }
  }
  /* The way out stands beside the figure. */
  @container (height < 9.5rem) and (width >= 17rem) {
    .has.ways {
      display: grid;
      grid-template: auto 1fr / minmax(0, 1fr) auto;
      column-gap: 1rem;
    }
    .has > header {
      grid-column: 1 / -1;
    }
    .has > footer {
      align-self: end;
      justify-content: end;
      max-inline-size: 50cqi;
    }
  }
  @container (width >= 40rem) and (height >= 24rem) {
    .what {
      max-block-size: 1lh;
      font: inherit;
      font-weight: 400;
    }
  }
`;
