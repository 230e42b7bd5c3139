import { loadCode } from '../../source/load-code.ts';

/** The reader of organisation files, which loads only where there is such a file, or what one holds. */
export const organisationCode = () => loadCode(() => import('./organisation-file.ts'));
