import type { Group, Organisation, User } from '../../model/organisation.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { textAt } from './cells.ts';
import type { CubeClient } from './client.ts';
import { type About, queryOf } from './questions.ts';

/** All days there are. */
const ALL = { from: '1000-01-01', to: '8999-12-31' };

/** Whom the sales name, each in the group of the newest sale, beside what the host says. */
export async function peopleOf(
  { organisation: said, model, options }: About,
  client: CubeClient,
  asking: AskOptions,
): Promise<Organisation> {
  const columns = {
    user: model.need('user'),
    group: model.find('group'),
    userName: model.find('userName'),
    groupName: model.find('groupName'),
  };
  const date = model.need('date');
  const parts = { ...ALL, measures: [], date, granularity: 'month', columns, sort: 'desc' } as const;
  const [rows] = await client.load([queryOf(parts, options)], asking);
  const users = new Map<string, User>();
  const groups = new Map<string, Group>(said.groups.map((group) => [group.id, group]));
  for (const row of rows!) {
    const [id, group] = [textAt(row, columns.user), textAt(row, columns.group)];
    if (group && !groups.has(group)) groups.set(group, { id: group, ...named(textAt(row, columns.groupName)) });
    if (id) users.set(id, { id, ...named(textAt(row, columns.userName)), ...(group && { group }), ...users.get(id) });
  }
  return { ...said, users: [...users.values()], groups: [...groups.values()] };
}

const named = (name: string | undefined) => name && { name };
