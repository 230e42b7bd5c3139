import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

/** Why a request came to nothing: browsers do not tell pages, so what may be so is said. */
export function unanswered(
  file: string,
  cause: unknown,
  page: Pick<Location, 'href' | 'origin' | 'protocol'> | undefined = globalThis.location,
): SourceError {
  if (cause instanceof SourceError) return cause;
  const address = addressOf(file, page?.href);
  const isMixed = page?.protocol === 'https:' && address?.protocol === 'http:' && !LOCAL.test(address.hostname);
  const isOther = page && page.origin !== address?.origin && globalThis.navigator?.onLine !== false;
  const detail: SourceErrorDetail = isMixed
    ? { file, problem: 'mixed-content', expected: file.replace(/^http:/i, 'https:') }
    : { file, ...(isOther && { problem: 'blocked', expected: page.origin }) };
  return new SourceError(isMixed ? 'unsupported' : 'offline', `no answer from: ${file}`, detail, { cause });
}

/** Machines that pages by https may ask without it. */
const LOCAL = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

function addressOf(file: string, base: string | undefined): URL | undefined {
  try {
    return new URL(file, base);
  } catch {
    return undefined;
  }
}
