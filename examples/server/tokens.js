// Signing in is the host's. Here are three people to choose from, and the token that says what they may.
import { createHmac } from 'node:crypto';
import { sign, verify } from 'hono/jwt';

const ALL = ['*'];

/** Claims of those who may be chosen, from what the organisation says; `shows` is what the page shows them. */
export function peopleOf({ users, groups }) {
  const lead = users.find(({ group }) => group) ?? users[0];
  const team = users.filter(({ group }) => group && group === lead?.group).map(({ id }) => `user:${id}`);
  const seller = users.find(({ id, group }) => group === lead?.group && id !== lead.id) ?? lead;
  const group = groups.find(({ id }) => id === lead?.group);
  const [own, all] = [`group:${group?.id}`, 'company'];
  return [
    {
      sub: 'director',
      name: 'The director',
      title: 'sees and sets everything',
      see: ALL,
      edit: ALL,
      administer: ALL,
      shows: ['company'],
    },
    {
      sub: lead?.id,
      name: nameOf(lead),
      title: 'leads a team: sees it and the company’s total, sets its targets',
      see: [all, own, ...team],
      edit: [own, ...team],
      shows: [all, 'my-group', 'me'],
    },
    {
      sub: seller?.id,
      name: nameOf(seller),
      title: 'sells: sees own figures and the team’s total',
      see: [own, `user:${seller?.id}`],
      edit: [],
      shows: ['my-group', 'me'],
    },
  ];
}

const nameOf = ({ id, name } = {}) => (typeof name === 'string' ? name : (name?.en ?? id));

/** Seconds that a token holds. */
export const LIFE = 600;

export function tokenOf(claims, secret, { life = LIFE, now = Math.floor(Date.now() / 1000) } = {}) {
  return sign({ ...claims, iat: now, exp: now + life }, secret, 'HS256');
}

/** Claims of the sender of a request; `undefined` where it has no token, or one that has run out or is not ours. */
export async function claimsOf(request, secret) {
  const [, token] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!token) return undefined;
  const claims = await verify(token, secret, 'HS256').catch(() => undefined);
  const isList = (owners) => Array.isArray(owners) && owners.every((one) => typeof one === 'string');
  return claims && isList(claims.see) && isList(claims.edit) ? claims : undefined;
}

/** Text that is the same for all tokens of one person with the same rights, whenever they were made. */
export function sessionOf(claims, secret) {
  const rights = JSON.stringify({ ...claims, iat: undefined, exp: undefined });
  return createHmac('sha256', secret).update(rights).digest('base64url').slice(0, 22);
}
