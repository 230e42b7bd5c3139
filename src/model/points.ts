import type { Frame } from './frame.ts';
import type { PointInsight } from './insight.ts';
import { besidesOf, elapsedOf, isOpen, varianceToDate } from './insight-of.ts';
import type { Note } from './note.ts';
import type { Period } from './period.ts';
import { measureSpan, present, type MeasuredSpan, type Span } from './span.ts';
import type { Steps } from './steps.ts';

/** One point of the figures, and its facts. */
export interface Point extends MeasuredSpan {
  readonly insight: PointInsight;
}

/** The points of a request, and what must be known of them besides. */
export interface Points {
  readonly points: readonly Point[];
  readonly notes?: readonly Note[];
}

/** Makes the points of a request. A tile that has points hands it in; others do without the code. */
export type PointsOf = (frame: Frame) => Points | Steps<Points>;

/** `from` and `to`: the days of the point alone, where its figure adds up earlier ones. */
export function pointOf(frame: Frame, span: Span, { from, to }: Pick<Period, 'from' | 'to'>): Point {
  const { settings, organisation } = frame.question;
  const measured = measureSpan(span, frame);
  const insight = present<PointInsight>({
    from,
    to,
    running: from <= settings.asOf && !measured.judged.ended,
    open: isOpen(to, organisation),
    coming: from > settings.asOf,
    since: span.from,
    ...elapsedOf(measured),
    varianceToDate: varianceToDate(measured, frame.decimals),
    besides: besidesOf(measured, frame.decimals),
  });
  return { ...measured, insight };
}
