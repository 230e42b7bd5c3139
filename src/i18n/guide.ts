/**
 * Texts that explain a tile, in one language. Loaded when a reader first asks;
 * those that a language lacks are English. Arguments are already written.
 */
export interface GuideTexts {
  /** Of each mark that a picture draws. */
  actual(day: string): string;
  readonly target: string;
  /** The target where less is better. */
  readonly limit: string;
  readonly rail: string;
  readonly pace: string;
  /** Names of bands by their shares, and of what they are shares. */
  from(share: string): string;
  between(from: string, to: string): string;
  below(share: string): string;
  upTo(share: string): string;
  above(share: string): string;
  ofExpected(status: string): string;
  readonly ofTarget: string;
  /** Lines of the way through the period. */
  readonly sold: string;
  readonly planned: string;
  readonly zero: string;
  readonly forecast: string;
  /** Of a column or bar: it goes on at its own pace, the total at that of the whole. */
  readonly forecastEach: string;
  readonly pipeline: string;
  readonly previous: string;
  readonly variance: string;
  readonly outlook: string;
  readonly cutName: string;
  readonly cut: string;
  readonly rowName: string;
  readonly row: string;
  readonly brokenName: string;
  readonly broken: string;

  /** The part of the target that is expected by today, for so many days. */
  due(expected: string, target: string, days: string): string;
  /** Of what a forecast is divided by. */
  readonly shareExpected: string;
  readonly shareGone: string;
  readonly needed: string;

  readonly days: string;
  readonly linear: string;
  readonly workingDays: string;
  readonly profile: string;
  readonly calendar: string;
  readonly asOf: string;
  readonly dataFrom: string;
  readonly targets: string;
  /** Number of the save that the targets stand at. */
  version(count: string): string;
  /** When it was made, and by whom where that is known. */
  setOn(when: string, who?: string): string;
  readonly notClosed: string;
}
