/** Something the reader must know about figures: a code with its numbers, never a sentence. */
export interface Note {
  /**
   * Of sales: `rows-refused`, `duplicate-rows`, `lookup-misses`, `missing-profit`, `missing-probability`,
   * `missing-rate`. Of targets: `target-rows-refused`, `duplicate-target`, `unknown-target-owner`,
   * `no-target-type`, `months-without-target`, `pro-rata`. Of the organisation: `unknown-member`, `no-season`.
   * Of the question: `wrong-attribute`, `no-items`, `not-filtered`, `count-not-additive`, `hidden`. A source
   * may send others.
   */
  readonly code: string;
  /** How many rows, values, owners or months. */
  readonly count?: number;
  /** Of the first, from 1. */
  readonly line?: number;
  /** The first one, a currency, or an attribute with its value: `pace=fast`. */
  readonly value?: string;
}
