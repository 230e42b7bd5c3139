/** Far more than the tiles of a page ask. */
const KEPT = 500;

/**
 * A pure function that remembers its answers by a text made of what it is
 * asked: all tiles of a page ask for the same few periods. Answers are shared,
 * so they should be frozen.
 */
export function remember<Args extends readonly unknown[], Answer>(
  keyOf: (...args: Args) => string,
  work: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const answers = new Map<string, Answer>();
  return (...args) => {
    const key = keyOf(...args);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work(...args);
    if (answers.size >= KEPT) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
