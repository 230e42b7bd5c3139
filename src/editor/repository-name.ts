/** Board or editor that has a repository. */
type Named = Element & { readonly repository?: unknown };

/**
 * Name of the repository of an editor or of the board around it, by which its
 * draft is kept: its own, else what its attributes say. None for an object
 * without a name, whose draft is kept in memory.
 */
export function repositoryNameOf(editor: Named): string | undefined {
  const around: Named = editor.closest('target-board') ?? editor;
  const { name } = (around.repository ?? {}) as { readonly name?: unknown };
  if (typeof name === 'string' && name) return name;
  const [repository, targets] = ['repository', 'targets'].map((attribute) => around.getAttribute(attribute));
  if (!repository && !targets) return undefined;
  return JSON.stringify([repository, targets && new URL(targets, document.baseURI).href]);
}
