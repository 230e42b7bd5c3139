// Who may see which rows, by the claims of the token: {"see": ["user:anna"]}, or ["*"] for all. Cube adds it to every query.

/** `queryRewrite` of Cube: lets through the sales of those users only whom the sender may see. */
export function rowRule(query, { securityContext }) {
  const { see = [] } = securityContext ?? {};
  if (see.includes('*')) return query;
  const users = see.filter((owner) => owner.startsWith('user:')).map((owner) => owner.slice('user:'.length));
  const rules = Array.from(cubesOf(query), (cube) => onlyOf(`${cube}.user`, users)).flat();
  return { ...query, filters: [...(query.filters ?? []), ...rules] };
}

function onlyOf(member, users) {
  if (users.length) return [{ member, operator: 'equals', values: users }];
  // Nobody: no row is both.
  return [
    { member, operator: 'set' },
    { member, operator: 'notSet' },
  ];
}

/** Cubes whose rows a query counts, adds up or lists. */
function cubesOf({ measures = [], dimensions = [], timeDimensions = [], filters = [], segments = [] }) {
  const times = timeDimensions.map(({ dimension }) => dimension);
  const members = [...measures, ...dimensions, ...times, ...segments, ...filters.flatMap(membersOf)];
  return new Set(members.map((member) => member.split('.')[0]));
}

function membersOf({ member, dimension, and, or }) {
  return and || or ? (and ?? or).flatMap(membersOf) : [member ?? dimension];
}
