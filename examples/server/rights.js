// Rights by the claims of a token, as the library asks them. The database has the same ones: migrations/004-rights.sql.

const among =
  (owners = []) =>
  (owner) =>
    owners.includes('*') || owners.includes(owner);

export function rightsOf({ sub, see, edit, lock = edit, administer = [], open = true, licence }) {
  const policy = {
    open: () => open,
    see: among(see),
    edit: among(edit),
    lock: among(lock),
    administer: () => administer.includes('*'),
    ...(licence && { licence }),
  };
  return { policy, viewer: sub };
}
