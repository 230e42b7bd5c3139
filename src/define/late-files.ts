import { formOf, requestFile } from '../adapters/files/fetch-file.ts';
import type { Columns, MappingOptions } from '../adapters/tables/mapping.ts';
import { loadTargets } from '../adapters/tables/read-targets.ts';
import { fileSource as sourceOf } from '../adapters/sales/file-source.ts';
import { type LoadOrganisation, organisationSaid } from '../adapters/sales/load-file.ts';
import { SharedLoad } from '../adapters/files/shared-load.ts';
import { keepInMemory } from '../adapters/targets/memory.ts';
import type { TableForm } from '../adapters/tables/reading.ts';
import type { Fill } from '../adapters/targets/filling.ts';
import type { FileOptions, OrganisationPort } from '../board/loaders.ts';
import type { Organisation } from '../model/organisation.ts';
import type { DataSource } from '../source/data-source.ts';
import { contentTypeOf } from '../source/http.ts';
import { loadCode } from '../source/load-code.ts';
import type { TargetRepository } from '../source/target-repository.ts';

/** The source that `src` names: its form by extension, else by Content-Type, by which a service is told from files too. */
export async function fileSource(options: FileOptions): Promise<DataSource> {
  const { src = '', currency } = options;
  const organisation = organisationFile(options);
  const columns = options.columns as string | Columns | undefined;
  const where = options.where as MappingOptions['where'];
  const { form, fetch } = await formOfFile(src);
  if (!form) return (await import('../adapters/http.ts')).httpSource({ url: src });
  // With an organisation, the board's currency is one to show; the file's own and the rates are the organisation's (R14).
  const base = organisation ? undefined : currency;
  return sourceOf({ ...options, src, columns, where, organisation, currency: base, fetch }, form);
}

/** How all files of a board are written. */
function writtenAs({ dates, numbers, encoding }: FileOptions) {
  return { dates, numbers, encoding };
}

interface FileForm {
  /** None of a service. */
  readonly form?: TableForm;
  readonly fetch?: typeof fetch;
}

async function formOfFile(src: string): Promise<FileForm> {
  const named = formOf(src, '');
  if (named) return { form: named };
  // A failure here leaves no source behind, so that the next question asks for the form again.
  const response = await requestFile(src, { signal: new AbortController().signal });
  const value = contentTypeOf(response);
  if (/target-tiles/.test(value)) return {};
  const form =
    formOf(src, value) ??
    (await loadCode(() => import('../adapters/files/other-form.ts'))).otherForm(src, value, response);
  return { form, fetch: answeringOnce(src, response) };
}

/** Gives the answer that is there already to whoever asks for it first. */
function answeringOnce(src: string, response: Response): typeof fetch {
  let ready: Response | undefined = response;
  return async (input, init) => {
    const first = input === src ? ready : undefined;
    if (first) ready = undefined;
    return first ?? fetch(input, init);
  };
}

/** The repository that `repository` names, filled from the `targets` file. */
export async function namedRepository(
  options: FileOptions,
  source: OrganisationPort | undefined,
): Promise<TargetRepository> {
  const { repository = 'memory', targets } = options;
  if (repository.startsWith('http:')) {
    return (await import('../adapters/http.ts')).httpRepository({ url: repository.slice('http:'.length) });
  }
  const fill = targets ? filling(targets, options, source) : undefined;
  if (repository === 'memory') return keepInMemory({ fill });
  const { indexedDbRepository } = await import('../adapters/indexed-db.ts');
  return indexedDbRepository({ name: repository.slice('indexed-db:'.length) || 'target-tiles', fill });
}

/** Targets are read by the organisation's fiscal year and currency, unless the board says others. */
function filling(targets: string, options: FileOptions, source: OrganisationPort | undefined): Fill {
  return async (asking) => {
    const organisation = await organisationOf(options, source, asking);
    const filledBy = {
      currency: organisation ? organisation.currency : options.currency,
      timeZone: options.timeZone ?? organisation?.timeZone,
      fiscalYear: { ...organisation?.fiscalYear, ...options.fiscalYear },
    };
    const columns = options.targetColumns as string | Columns | undefined;
    const where = options.targetWhere as MappingOptions['where'];
    const written = { columns, where, ...writtenAs(options), option: 'target-columns' };
    return { ...(await loadTargets(targets, { ...asking, ...written, ...filledBy, organisation })), filledBy };
  };
}

async function organisationOf(
  options: FileOptions,
  source: OrganisationPort | undefined,
  asking: Parameters<LoadOrganisation>[0],
): Promise<Organisation | undefined> {
  const file = organisationFile(options);
  if (file) return file(asking);
  return source?.organisation({ signal: asking.signal, after: asking.after });
}

const organisations = new WeakMap<FileOptions, LoadOrganisation>();

/** The organisation's file, which sales and targets of one board ask for once. */
function organisationFile(options: FileOptions): LoadOrganisation | undefined {
  const { organisation } = options;
  if (organisation && !organisations.has(options)) organisations.set(options, loadedOnce(organisation, options));
  return organisations.get(options);
}

/** Asked again where the first answer failed, and, with `reload`, once those have it who are waiting. */
function loadedOnce(organisation: string | object, options: FileOptions): LoadOrganisation {
  const columns = options.organisationColumns as string | Columns | undefined;
  const written = { columns, ...writtenAs(options) };
  let load: SharedLoad<Organisation> | undefined;
  return (asking) => {
    const { reload } = asking;
    if (!load || load.isLostFor(asking) || (reload && load.isThere)) {
      load = new SharedLoad(async (signal) => (await organisationSaid(organisation, { signal, reload, ...written }))!);
    }
    return load.join(asking);
  };
}
