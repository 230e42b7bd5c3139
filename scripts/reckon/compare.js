// The library's figures held against the reckoned ones, number by number.
import { decimalsOf } from './money.js';

/** Fields in money or counts, with the rule that says how they come about. */
const AMOUNTS = {
  actual: 'R1, T8',
  compared: 'M11',
  target: 'R2, M7',
  expected: 'R3',
  previousYear: 'M8, R7',
  previousYearToDate: 'R7',
  forecast: 'M5',
  pipeline: 'A1, T8',
  variance: 'M2',
};
const RATIOS = { attainment: 'M1', variancePercent: 'M2' };

/** What differs between an answer of the library and the reckoned one: where, by which rule, and both figures. */
export function differences(answer, reckoned, question) {
  if (answer.refused || reckoned.refused) {
    return unequal('refused', 'R11, T24', answer.refused, reckoned.refused);
  }
  const { figures, insight } = answer;
  const decimals = question.measure === 'count' ? 0 : decimalsOf(question.currency);
  const [total, ...points] = [reckoned.total, ...reckoned.points].map((figure) => shown(figure, decimals));
  return [
    ...unequal('currency', 'R14', figures.currency, question.currency),
    ...unequal('owner', 'R11, R13', figures.owner.id, question.owner),
    ...ofFigure('total', figures.total, total),
    ...ofDays('total', insight, total),
    ...near('needed', 'M4', insight.needed, total.needed),
    ...near('growth', 'M8', insight.growth, total.growth),
    ...unequal('slipping', 'M6', insight.slipping, total.slipping),
    ...unequal(
      'points',
      'R5, R10, T24',
      figures.points.map(({ key }) => key).join(),
      points.map(({ key }) => key).join(),
    ),
    ...points.flatMap((point, place) => ofPoint(point, figures.points[place], insight.points[place])),
    ...(question.hidden ? [] : unequal('missing rates', 'T7', missingIn(figures), [...reckoned.missed].sort().join())),
  ];
}

function ofPoint(point, figure, insight) {
  if (figure?.key !== point.key) return [];
  return [...ofFigure(point.key, figure, point), ...ofDays(point.key, insight, point)];
}

const missingIn = ({ notes }) =>
  notes
    .filter(({ code }) => code === 'missing-rate')
    .map(({ value }) => value)
    .sort()
    .join();

function ofFigure(key, figure, reckoned) {
  return [
    ...Object.entries(AMOUNTS).flatMap(([field, rule]) =>
      unequal(`${key}.${field}`, rule, figure[field], reckoned[field]),
    ),
    ...Object.entries(RATIOS).flatMap(([field, rule]) => near(`${key}.${field}`, rule, figure[field], reckoned[field])),
    ...unequal(`${key}.status`, 'M6', figure.status, reckoned.status),
    ...unequal(`${key}.partial`, 'R6', figure.partial ?? false, reckoned.partial ?? false),
  ];
}

function ofDays(key, insight, reckoned) {
  const days = ['daysGone', 'daysLeft', 'daysTotal'];
  return [
    ...near(`${key}.elapsed`, 'R4', insight.elapsed, reckoned.elapsed),
    ...days.flatMap((field) => unequal(`${key}.${field}`, 'M4', insight[field], Number(reckoned[field]))),
  ];
}

function unequal(where, rule, library, reckoned) {
  return library === reckoned ? [] : [{ where, rule, library, reckoned }];
}

/** Ratios are the library's one rounding to a double away. */
function near(where, rule, library, reckoned) {
  if (library === undefined || reckoned === undefined) return unequal(where, rule, library, reckoned);
  const gap = Math.abs(library - reckoned);
  return gap <= 1e-12 * Math.max(Math.abs(library), Math.abs(reckoned)) ? [] : [{ where, rule, library, reckoned }];
}

/** A reckoned figure as numbers: exact ones become the nearest, as the last step. */
function shown(figure, decimals) {
  const numbers = Object.entries(figure).map(([field, value]) => {
    if (field in AMOUNTS && value !== undefined) return [field, major(value, decimals)];
    return [field, Array.isArray(value) ? quotient(value, field === 'needed' ? decimals : 0) : value];
  });
  return Object.fromEntries(numbers);
}

function major(minor, decimals) {
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return Number(`${minor < 0n ? '-' : ''}${whole}.${digits.slice(digits.length - decimals) || '0'}`);
}

/** Twenty digits are more than a double has. */
function quotient([numerator, denominator], decimals) {
  const scale = 10n ** 30n;
  return Number(`${(numerator * scale) / denominator}e-${30 + decimals}`);
}
