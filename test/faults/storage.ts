// Faults of the browser's own storage.

/** `half-full`: there is room for a set, and none for its revisions. */
export type StorageFault = 'full' | 'half-full' | 'closed';

/** Faults to come, each once. */
const coming: StorageFault[] = [];

export const breakStorage = (fault: StorageFault): void => void coming.push(fault);

export const mendStorage = (): void => void coming.splice(0);

function comes(fault: StorageFault): boolean {
  const at = coming.indexOf(fault);
  if (at >= 0) coming.splice(at, 1);
  return at >= 0;
}

const { put, add } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...args) {
  if (comes('full')) throw new DOMException('no room', 'QuotaExceededError');
  return put.apply(this, args);
};

IDBObjectStore.prototype.add = function (...args) {
  if (comes('half-full')) throw new DOMException('no room', 'QuotaExceededError');
  return add.apply(this, args);
};

const { transaction } = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (...args) {
  if (comes('closed')) throw new DOMException('closing', 'InvalidStateError');
  return transaction.apply(this, args);
};

/** Keeps all who would write to a database waiting, until the function that is answered is called. */
export function blockStorage(name: string): () => void {
  let blocked = true;
  const opening = indexedDB.open(name);
  opening.onsuccess = () => {
    const database = opening.result;
    database.onversionchange = () => database.close();
    if (!database.objectStoreNames.contains('sets')) return database.close();
    const sets = transaction.call(database, ['sets', 'types', 'revisions'], 'readwrite').objectStore('sets');
    // A transaction stays as long as it has something to do.
    const stay = () => {
      if (blocked) sets.count().onsuccess = stay;
      else database.close();
    };
    stay();
  };
  return () => (blocked = false);
}
