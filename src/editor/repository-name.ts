/** Board or editor that has a repository. */
type Named = Element & { readonly repository?: unknown };

/**
 * Name of the repository of an editor or of the board around it, by which its
 * draft is kept: its own, else what its attributes say, else the `id` of the
 * board, or of an editor outside one, with the address of the page. None for
 * an object without any of them: its draft could come back over the targets of
 * another one, and is kept in memory.
 */
export function repositoryNameOf(editor: Named): string | undefined {
  const around: Named = editor.closest('target-board') ?? editor;
  const { name } = (around.repository ?? {}) as { readonly name?: unknown };
  if (typeof name === 'string' && name) return name;
  const [repository, targets] = ['repository', 'targets'].map((attribute) => around.getAttribute(attribute));
  if (repository || targets) return JSON.stringify([repository, targets && new URL(targets, document.baseURI).href]);
  return around.repository && around.id ? JSON.stringify(['id', pageOf(location), around.id]) : undefined;
}

/** Address of a page; of its hash only what a router has put there. */
function pageOf({ origin, pathname, search, hash }: Location): string {
  return `${origin}${pathname}${search}${/^#!?\//.test(hash) ? hash : ''}`;
}
