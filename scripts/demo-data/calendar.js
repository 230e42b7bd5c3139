const DAY = 86_400_000;

/** @param {number} time */
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/**
 * Easter Sunday of the Gregorian calendar (the anonymous algorithm).
 * @param {number} year
 */
function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}

/** Public holidays by country: fixed days, and days counted from Easter Sunday. */
const RULES = {
  nl: { fixed: ['01-01', '04-27', '12-25', '12-26'], easter: [1, 39, 50] },
  de: { fixed: ['01-01', '05-01', '10-03', '12-25', '12-26'], easter: [-2, 1, 39, 50] },
  no: { fixed: ['01-01', '05-01', '05-17', '12-25', '12-26'], easter: [-3, -2, 1, 39, 50] },
};

/**
 * @param {'nl' | 'de' | 'no'} country
 * @param {readonly number[]} years
 */
export function holidays(country, years) {
  const { fixed, easter: offsets } = RULES[country];
  const all = years.flatMap((year) => [
    ...fixed.map((day) => `${year}-${day}`),
    ...offsets.map((days) => iso(easter(year) + days * DAY)),
  ]);
  return [...new Set(all)].sort();
}

/**
 * The days of a month on which work is done.
 * @param {string} month `2026-09`
 * @param {ReadonlySet<string>} free
 */
export function workingDays(month, free) {
  const days = [];
  for (let time = Date.parse(`${month}-01`); iso(time).startsWith(month); time += DAY) {
    const day = iso(time);
    const weekday = new Date(time).getUTCDay();
    if (weekday > 0 && weekday < 6 && !free.has(day)) days.push(day);
  }
  return days;
}

/**
 * `2026-09`, months counted from 1.
 * @param {number} year
 * @param {number} month
 */
export function monthText(year, month) {
  return `${year}-${String(month).padStart(2, '0')}`;
}
