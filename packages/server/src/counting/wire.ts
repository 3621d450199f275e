import type { RankedCount } from '@hearth/core/domain';

/** What the thread that counts is told: ballots, as `pack` makes them; that these were all; or that nobody waits any more. */
export type Asked = { readonly job: number } & (
  | { readonly page: Uint16Array }
  | { readonly options: readonly string[]; readonly tieOrder: readonly string[] }
  | { readonly dropped: true }
);

export type Told = { readonly job: number } & ({ readonly count: RankedCount } | { readonly error: string });
