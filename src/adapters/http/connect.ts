import { Connection } from './connection.ts';
import { Events } from './events.ts';
import type { HttpOptions } from './options.ts';

/** Lines of this page, so that its source and its repository on one service have one token and one stream of events. */
const LINES = new Set<WeakRef<Events<Connection>>>();

/** The events of a service, and the line to it: the same for all who ask by the same options. */
export function connect(options: HttpOptions): Events<Connection> {
  for (const reference of LINES) {
    const known = reference.deref();
    if (!known) LINES.delete(reference);
    else if (known.line.isFor(options)) return known;
  }
  const events = new Events(new Connection(options));
  LINES.add(new WeakRef(events));
  return events;
}
