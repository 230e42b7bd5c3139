/** Where a service stands, and by which right it is asked. */
export interface HttpOptions {
  /** Address below which the paths of the contract lie: `https://sales.example/api`. It may be relative to the page. */
  readonly url: string;
  /** Sent with each request; a function is asked before each. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /**
   * Sent as `Authorization: Bearer …`. A function is asked before each request, and once more with `renew` after a 401:
   * it then fetches a new one, which all requests that wait for it share.
   */
  readonly token?: string | ((renew: boolean) => string | undefined | Promise<string | undefined>);
  /** Whether cookies go along to another origin, as `fetch` says it. Default: to the page's own alone. */
  readonly credentials?: RequestCredentials;
  /** Instead of the page's own. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Version of the contract, in every answer. */
export const API = 1;
