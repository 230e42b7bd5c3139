/** Something the reader must know about figures: a code with its numbers, never a sentence. */
export interface Note {
  readonly code: string;
  readonly count?: number;
  readonly line?: number;
  readonly value?: string;
}
