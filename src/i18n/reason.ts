import type { Messages, NearReason } from './messages.ts';

/** The general sentence of a reason. Needs nothing loaded, so it is there when the network is not. */
export function reasonText({ reasons, unknownReason }: Messages, code: string): string {
  return Object.hasOwn(reasons, code) ? reasons[code as NearReason] : unknownReason(code);
}
