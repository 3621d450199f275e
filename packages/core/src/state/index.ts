/** Headless state: one client per community, lazy shared stores, optimistic changes, drafts and outbox. */
export type * from './types.ts';
export type { Env } from './env.ts';
export type { Base } from './base.ts';
export type { Core } from './core.ts';
export { atom } from 'nanostores';
export { createCommunity } from './community.ts';
export { threadStore } from './thread.ts';
export { threadDeeds } from './thread-deeds.ts';
export type { ThreadDeeds } from './thread-deeds.ts';
export { foldsOf } from './thread-folds.ts';
export { noteVisit } from './visit-note.ts';
export type { Folds } from './thread-folds.ts';
export { pollStore } from './poll.ts';
export { countStore } from './count.ts';
export { badgesStore } from './badges.ts';
export { inviteStore } from './invite.ts';
export { INDENT_LIMIT } from './thread-order.ts';
