import { instantAt } from '../../model/zoned-time.ts';

/** Minutes east of Greenwich of zones as mail and databases call them; names that mean several zones are none. */
const OFFSETS: Readonly<Record<string, number>> = {
  ...{ UTC: 0, GMT: 0, UT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180 },
  ...{ EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 },
  ...{ JST: 540, KST: 540, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780 },
};

/**
 * Minutes east of Greenwich at a local time (ms since 1970 as if it were UTC)
 * of `Z`, `+02`, `-05:30`, a name such as `CEST` or an IANA zone; `undefined`
 * for a name that is none.
 */
export function zoneOffset(zone: string, local: number): number | undefined {
  const [, sign, hours, minutes = 0] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign) return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  if (/^z$/i.test(zone)) return 0;
  const named = OFFSETS[zone.toUpperCase()];
  if (named !== undefined || !zone.includes('/')) return named;
  try {
    return (local - instantAt(zone, local)) / 60_000;
  } catch {
    return undefined;
  }
}
