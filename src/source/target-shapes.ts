import { isOwnerKey } from '../model/owner.ts';
import type { TargetInterval } from '../model/target.ts';
import { choice, fits, list, maybe, optional, record, type Shape, text, whole } from './shape.ts';

const UNITS = ['amount', 'count', 'profit'];

export const interval = choice('month', 'quarter');

export const owner = fits('company, group:…, user:…', (value) => typeof value === 'string' && isOwnerKey(value));

/** Names a set. */
export const key = { year: whole, targetType: text };

export const targetType = record({ id: text, dimension: text, unit: choice(...UNITS), items: maybe(list(text)) });

const value = fits('null, 0, ±1, ±2, …', (one) => one === null || Number.isSafeInteger(one));

const row = (count: number) =>
  record({ owner, item: optional(text), currency: maybe(text), values: list(value, count) });

const [monthly, quarterly] = [row(12), row(4)];

/** A row of a set with this interval. */
export const targetRow = (interval: TargetInterval): Shape => (interval === 'quarter' ? quarterly : monthly);

const members = { ...key, revision: whole, interval };

/** A target set, but for its rows. */
export const bareSet = record({ ...members, rows: fits('[…]', Array.isArray) });

const byMonth = record({ ...members, rows: list(monthly) });
const byQuarter = record({ ...members, rows: list(quarterly) });

/** A target set. */
export const targetSet: Shape = (set) =>
  ((set as { readonly interval?: unknown } | null)?.interval === 'quarter' ? byQuarter : byMonth)(set);
