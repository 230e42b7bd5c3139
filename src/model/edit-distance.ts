/** Letters to change, add or take away. */
export function changesBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = before[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      now.push(Math.min(change, before[column]! + 1, now[column - 1]! + 1));
    }
    before = now;
  }
  return before.at(-1)!;
}
