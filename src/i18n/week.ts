/** Regions whose week starts on a Saturday or a Sunday, by Unicode's tables; elsewhere it is Monday. */
const SATURDAY = 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY';
const SUNDAY =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ ' +
  'NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW';

/**
 * Day on which the week of a region (`US`) starts, from Monday 1 to Sunday 7.
 * For browsers that do not tell it: Firefox does only from 153 on.
 */
export function firstDayIn(region: string): number {
  if (SATURDAY.includes(region)) return 6;
  return SUNDAY.includes(region) ? 7 : 1;
}
