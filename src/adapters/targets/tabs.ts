import type { Saved, TargetRepository } from '../../source/target-repository.ts';
import { tell } from '../tell.ts';

type Changed = Parameters<NonNullable<TargetRepository['watch']>>[0];

/** Tells those who watch, in this page and in the other tabs of the browser. Listens only while somebody watches. */
export class Tabs {
  readonly #name: string;
  readonly #watchers = new Set<Changed>();
  #channel?: BroadcastChannel;

  constructor(name: string) {
    this.#name = `target-tiles:${name}`;
  }

  watch(changed: Changed): () => void {
    const own: Changed = (...told) => changed(...told);
    this.#watchers.add(own);
    this.#channel ??= this.#join();
    return () => {
      this.#watchers.delete(own);
      if (this.#watchers.size) return;
      this.#channel?.close();
      this.#channel = undefined;
    };
  }

  tell(saved: Saved) {
    const channel = this.#channel ?? this.#join();
    channel?.postMessage(saved);
    if (channel !== this.#channel) channel?.close();
    this.#tellOwn(saved);
  }

  #join(): BroadcastChannel | undefined {
    if (typeof BroadcastChannel !== 'function') return undefined;
    const channel = new BroadcastChannel(this.#name);
    channel.onmessage = ({ data }: MessageEvent<Saved>) => this.#tellOwn(data);
    return channel;
  }

  #tellOwn(saved: Saved) {
    tell(this.#watchers, 'targets', saved);
  }
}
