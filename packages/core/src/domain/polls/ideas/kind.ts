import type { EntriesKind } from './types.ts';

/** Whether what is voted for is handed in by members, rather than declared. */
export const takesEntries = <P extends { readonly kind: string }>(
  poll: P,
): poll is P & { readonly kind: EntriesKind } => poll.kind === 'ideas' || poll.kind === 'contest';
