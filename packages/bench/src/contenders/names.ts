import type { HearthOptions } from './hearth.ts';
import type { PeerOptions } from './peer.ts';

/** Who takes part, and what each is started with. */
export interface Contenders {
  readonly hearth: HearthOptions;
  readonly 'limit-hono': Readonly<Record<string, never>>;
  readonly 'limit-sqlite': { readonly data: string };
  readonly history: { readonly data: string };
  readonly brand: Readonly<Record<string, never>>;
  readonly peer: PeerOptions;
  readonly 'limit-fan-out': { readonly bytes?: number };
}
