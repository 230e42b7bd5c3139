import type { Dimension } from '../../model/organisation.ts';
import { loadCode } from '../../source/load-code.ts';
import type { MappingFetch } from './column-specs.ts';
import type { MappingOptions, MappingSpec } from './mapping.ts';
import { withForms } from './with-forms.ts';

/**
 * Makes plain data of a mapping, which travels to a worker: attributes read,
 * lookup files loaded. `dimensions` are those of sales, whose items are fields too. A file in our own form waits for none of that code.
 * Rejects with `SourceError`.
 */
export async function mappingSpec(
  options: MappingOptions,
  fetching: MappingFetch,
  dimensions?: readonly Dimension[],
): Promise<MappingSpec> {
  const { columns, where, dates, numbers, encoding, timeZone, sheet, range, nulls = [] } = options;
  const code = (columns ?? where) && (await loadCode(() => import('./column-specs.ts')));
  return {
    columns: code ? await code.columnSpecs(columns ?? {}, fetching, withForms, numbers, dimensions) : new Map(),
    where: where && code ? code.parsedWhere(where) : undefined,
    dates,
    numbers,
    encoding,
    timeZone,
    sheet,
    range,
    nulls: [...nulls],
  };
}
