import type { Organisation } from '../../model/organisation.ts';
import type { DataSource } from '../../source/data-source.ts';
import type { HttpOptions } from '../http/options.ts';

/** Content of an organisation file, rows of people (`id`, `name`, `group`, `former`), an address of either, a source, or a function that fetches it. */
export type CubeOrganisation =
  | string
  | Organisation
  | Pick<DataSource, 'organisation'>
  | object
  | ((options: { readonly signal: AbortSignal }) => unknown);

/**
 * Members of a data model by what they hold. A name without a point is of the
 * cube that `cube` names; `false` says that there is none. Each is called by
 * its field here where the model has such a member.
 */
export interface CubeMembers {
  /** Time dimension: when a sale was made. Needed. */
  readonly date?: string;
  /** Id of who has sold. Needed. */
  readonly user?: string;
  /** Id of the group at the time of the sale. */
  readonly group?: string | false;
  /** ISO 4217. */
  readonly currency?: string | false;
  /** Measure: the sum of money, in major units. Needed. */
  readonly amount?: string;
  /** Measure: the sum of profits, in major units. */
  readonly profit?: string | false;
  /** Measure: how many sales. One of another cube is asked with that cube's own `date`, `user`, … */
  readonly count?: string | false;
  /** Says which sales are sold and which are open. Without it all are sold. */
  readonly status?: string | false;
  /** Per cent, of open sales. Without it there is no pipeline. */
  readonly probability?: string | false;
  /** Id of a sale, for the lines behind a figure. */
  readonly id?: string | false;
  /** Title or customer of a sale, for the lines behind a figure. */
  readonly name?: string | false;
  /** Names of users and groups, where no organisation says them. */
  readonly userName?: string | false;
  readonly groupName?: string | false;
}

/** Where a Cube deployment stands, by which right it is asked, and how its data model calls what is wanted. */
export interface CubeSourceOptions extends HttpOptions {
  /** Address of its REST API: `https://cube.example/cubejs-api`. It may be relative to the page. */
  readonly url: string;
  /** Cube or view of the sales. */
  readonly cube: string;
  readonly members?: CubeMembers;
  /** Dimension members of the dimensions that split the sales, by their id. Default: the dimension's column, else its id. */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** Values of `status` that mean sold and open. Default: `sold` and `open`. */
  readonly statuses?: { readonly sold?: readonly string[]; readonly open?: readonly string[] };
  /** People and groups. Default: the owners that the sales name. */
  readonly organisation?: CubeOrganisation;
  /** IANA name, where `date` is an instant: by it an instant is a day. Default: `date` is a day already. */
  readonly timeZone?: string;
  /** Seconds after which the questions that were asked last are asked again, while somebody watches; 0 for never. Default: 60. */
  readonly refresh?: number;
  /** Most rows of one answer, by which long ones are asked for. Default: 50,000, which is Cube's own. */
  readonly pageSize?: number;
}
