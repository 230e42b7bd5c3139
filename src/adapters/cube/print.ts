import type { CubeRow } from './client.ts';

/** Length and hash of an answer: as good as the answer to be compared, and short. */
export function printOf(rows: readonly CubeRow[]): string {
  const text = JSON.stringify(rows);
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return `${text.length} ${hash}`;
}
