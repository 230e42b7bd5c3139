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
  .what {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.25em;
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
  /* The way out stays in sight, however long the sentence. */
  .bare footer .link {
    position: sticky;
    inset-block-end: 0;
    flex: 0 0 100%;
    text-align: start;
    background: var(--_surface);
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
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (width < 11.25rem) or (height < 6.875rem) {
    .who {
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
  @container (width < 13rem) or (height < 8.5rem) {
    .bare .what {
      display: none;
    }
    .has footer {
      flex-wrap: nowrap;
    }
  }
  @container (height < 6.875rem) {
    .what {
      display: contents;
    }
    .what > :first-child {
      display: inline-flex;
      gap: 0.25em;
    }
    .what > :first-child::before {
      content: '·' / '';
      color: var(--_muted);
    }
  }
  @container (width < 11.25rem) {
    .what {
      display: none;
    }
  }
  @container (width >= 40rem) and (height >= 24rem) {
    .what {
      max-block-size: 1.375rem;
      font-size: 1rem;
      line-height: 1.375rem;
    }
  }
`;
