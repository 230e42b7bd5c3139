// Who and what a figure is broken down to (R10, A3, T22).

const REST = ['no-group', 'former', 'unlisted', 'non-members', 'no-item'];

/** The parts of a question: each with a key, its own owner if it has one, and which cells it `counts`. */
export function partsOf(book) {
  const { by, people, cells } = book;
  const placed = { group: placedByGroup, user: placedByUser, item: placedByItem }[by](book);
  const all = Object.values(cells).flatMap((found) => found ?? []);
  const keys = new Set([...placed.keys, ...all.map(placed.keyOf)]);
  return [...keys].map((key) => {
    const rest = placed.isRest(key) ? REST.indexOf(key) + 1 : undefined;
    return { key, rest, ...placed.of(key, rest, people), counts: (cell) => placed.keyOf(cell) === key };
  });
}

const NOTHING = { slices: [] };
const isRest = (key) => REST.includes(key);
const ofOwner = (key, rest) => (rest ? NOTHING : { owner: key });

const goneOf = (user, people) => (people.users.includes(user) ? 'former' : 'unlisted');

function placedByGroup({ owner, people }) {
  const keys = owner === 'company' ? people.groups.map((id) => `group:${id}`) : [owner];
  const keyOf = ({ user, group }) => {
    if (owner !== 'company') return owner;
    if (people.groups.includes(group)) return `group:${group}`;
    return group === undefined || people.here.includes(user) ? 'no-group' : goneOf(user, people);
  };
  return { keys, keyOf, isRest, of: ofOwner };
}

function placedByUser({ owner, people }) {
  const [level, id] = owner.split(':');
  const isMember = (user) => people.here.includes(user) && (level === 'company' || people.primary.get(user) === id);
  const keys = level === 'user' ? [owner] : people.here.filter(isMember).map((user) => `user:${user}`);
  const keyOf = ({ user }) => {
    if (level === 'user') return owner;
    if (!people.here.includes(user)) return goneOf(user, people);
    return isMember(user) ? `user:${user}` : 'non-members';
  };
  return { keys, keyOf, isRest, of: ofOwner };
}

function placedByItem({ dimension, items, listed, slicesOfItem }) {
  if (dimension === 'all-sales') return { keys: [dimension], keyOf: () => dimension, isRest, of: () => ({}) };
  const keys = items ?? listed ?? [];
  const keyOf = ({ item }) => item ?? 'no-item';
  const of = (key, rest) => (rest ? NOTHING : { slices: slicesOfItem(key) });
  return { keys, keyOf, isRest, of };
}
