import type { Change } from '../../source/data-source.ts';
import { tell } from '../tell.ts';

/** Tells those who watch, in this page and in the other tabs of the browser. Listens only while somebody watches. */
export class Tabs {
  readonly #name: string;
  readonly #watchers = new Set<(what: Change) => void>();
  #channel?: BroadcastChannel;

  constructor(name: string) {
    this.#name = `target-tiles:${name}`;
  }

  watch(changed: (what: Change) => void): () => void {
    const own = (what: Change) => changed(what);
    this.#watchers.add(own);
    this.#channel ??= this.#join();
    return () => {
      this.#watchers.delete(own);
      if (this.#watchers.size) return;
      this.#channel?.close();
      this.#channel = undefined;
    };
  }

  tell() {
    const channel = this.#channel ?? this.#join();
    channel?.postMessage('targets');
    if (channel !== this.#channel) channel?.close();
    this.#tellOwn();
  }

  #join(): BroadcastChannel | undefined {
    if (typeof BroadcastChannel !== 'function') return undefined;
    const channel = new BroadcastChannel(this.#name);
    channel.onmessage = () => this.#tellOwn();
    return channel;
  }

  #tellOwn() {
    tell(this.#watchers, 'targets');
  }
}
