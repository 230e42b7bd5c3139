import { isOwnerKey } from '../model/owner.ts';
import { choice, fits, list, maybe, optional, record, type Shape, text, whole } from './shape.ts';

const UNITS = ['amount', 'count', 'profit'];

export const interval = choice('month', 'quarter');

export const owner = fits('company, group:…, user:…', (value) => typeof value === 'string' && isOwnerKey(value));

/** Names a set. */
export const key = { year: whole, targetType: text };

export const targetType = record({ id: text, dimension: text, unit: choice(...UNITS), items: maybe(list(text)) });

const value = fits('null, 0, ±1, ±2, …', (one) => one === null || Number.isSafeInteger(one));

const rows = (count: number) =>
  list(record({ owner, item: optional(text), currency: maybe(text), values: list(value, count) }));

const shapeOf = (intervals: 'month' | 'quarter') =>
  record({ ...key, revision: whole, interval, rows: rows(intervals === 'month' ? 12 : 4) });

const [monthly, quarterly] = [shapeOf('month'), shapeOf('quarter')];

/** A target set. */
export const targetSet: Shape = (set) =>
  ((set as { readonly interval?: unknown } | null)?.interval === 'quarter' ? quarterly : monthly)(set);
