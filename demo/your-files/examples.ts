const PEOPLE = ['Ann Vos', 'Ben Smit', 'Cem Kaya', 'Dora Lenz'];
const TEAMS = ['North', 'North', 'South', 'South'];
const DAYS = [5, 9, 12, 18, 24, 27];

/** Sales as a CRM exports them, without any two of them alike. */
function sales(): string {
  const lines: string[] = [];
  for (let month = 0; month < 21; month++) {
    for (const [at, day] of DAYS.entries()) {
      const who = (month + at) % PEOPLE.length;
      const value = 6200 + ((month * 7919 + at * 3571) % 9000) + 0.5;
      const date = `${String((month % 12) + 1).padStart(2, '0')}/${String(day).padStart(2, '0')}/${2025 + Math.floor(month / 12)}`;
      lines.push(
        `${10_000 + month * 10 + at},${date},${PEOPLE[who]},${TEAMS[who]},"$${value.toLocaleString('en', { minimumFractionDigits: 2 })}",${at === 5 ? 'Closed Lost' : 'Closed Won'}`,
      );
    }
  }
  return `Opportunities closed\n\nDeal ID,Close Date,Sales Rep,Team,Deal Value,Stage\n${lines.join('\n')}\n`;
}

/** Targets as a manager keeps them: a month per line. */
function targets(): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `Month;Quota\n${months.map((month, at) => `${month}-26;${45_000 + at * 500}`).join('\n')}\n`;
}

const people = `Name;Team\n${PEOPLE.map((name, at) => `${name};${TEAMS[at]}`).join('\n')}\n`;

/** Three invented files of different make. */
export const EXAMPLES: readonly (readonly [name: string, text: string])[] = [
  ['deals.csv', sales()],
  ['quota.csv', targets()],
  ['team.csv', people],
];
