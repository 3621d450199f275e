import type { PollKind } from './types.ts';

/** All kinds of polls, for whoever checks what somebody wrote. */
export const POLL_KINDS = [
  'duel',
  'single',
  'multiple',
  'ranked',
  'score',
  'dots',
  'quadratic',
  'ideas',
  'contest',
] as const satisfies readonly PollKind[];
