import type { HearthOptions } from './hearth.ts';

/** Who takes part, and what each is started with. */
export interface Contenders {
  readonly hearth: HearthOptions;
  readonly 'limit-hono': Readonly<Record<string, never>>;
  readonly 'limit-sqlite': { readonly data: string };
  readonly brand: Readonly<Record<string, never>>;
  readonly 'limit-fan-out': { readonly bytes?: number };
}
