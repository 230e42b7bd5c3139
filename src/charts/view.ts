import type { Chart, SeriesKey, Tone } from './plan.ts';

/** One figure of a point, in words. */
export interface Fact {
  /** The series that shows it, if one does. */
  readonly series?: SeriesKey;
  readonly name: string;
  readonly text: string;
  /** The same of a series for whoever listens, its unit in full. */
  readonly spoken?: string;
  readonly tone?: Tone;
}

/** Everything there is to say of one point. */
export interface PointFacts {
  readonly label: string;
  readonly rows: readonly Fact[];
  /** Judgement and remarks, below the figures. */
  readonly remarks: readonly string[];
  /** All of it in one sentence, for whoever listens. */
  readonly text: string;
}

/** The same numbers as a table (E2). The first head stands over the row heads. */
export interface ChartTable {
  /** Measure and unit. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

/** Words of the controls, in the reader's language. */
export interface ChartWords {
  /** Name of the legend. */
  readonly legend: string;
  readonly showAll: string;
  readonly showTable: string;
  readonly showChart: string;
  /** Tells whoever listens what the keys do on the plot. */
  readonly hint: string;
  onlyThis(series: string): string;
  more(count: number): string;
}

/** A chart with its words. */
export interface ChartView {
  readonly chart: Chart;
  /** Name of the plot. */
  readonly name: string;
  /** Text alternative of the picture (E1). */
  readonly summary: string;
  readonly words: ChartWords;
}

/** Answers to the reader's touch, made when they are asked for. */
export interface ChartAnswers {
  /** `chosen`: it is the point that the board is filtered by. */
  facts(at: number, chosen: boolean): PointFacts;
  table(): ChartTable;
  /** Tells what keys, or a further tap, do on a point. */
  hint(at: number, by: 'keys' | 'tap', chosen: boolean): string;
  /** The reader clicked a point or pressed Enter on it. */
  choose(at: number): void;
}
