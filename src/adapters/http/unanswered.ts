import { type ProblemCode, SourceError } from '../../source/source-error.ts';

/** Why a request came to nothing: browsers do not tell pages, so what may be so is said. */
export function unanswered(file: string, cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const page = globalThis.location as Location | undefined;
  const { protocol, origin, hostname } = addressOf(file, page?.href) ?? {};
  const isLocal = /^(localhost|127\.|\[::1\])/.test(hostname ?? '');
  const isMixed = page?.protocol === 'https:' && protocol === 'http:' && !isLocal;
  const isOther = page && page.origin !== origin && globalThis.navigator?.onLine !== false;
  const problem: ProblemCode | undefined = isMixed ? 'mixed-content' : isOther ? 'blocked' : undefined;
  const detail = { file, ...(problem && { problem, expected: page!.origin }) };
  return new SourceError(isMixed ? 'unsupported' : 'offline', `no answer from: ${file}`, detail, { cause });
}

function addressOf(file: string, base: string | undefined): URL | undefined {
  try {
    return new URL(file, base);
  } catch {
    return undefined;
  }
}
