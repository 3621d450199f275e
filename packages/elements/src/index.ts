/** Hearth's elements as classes. Importing this registers nothing: see `@hearth/elements/thread` and its like for that. */
export { HearthCommunity } from './widgets/community/community.ts';
export { HearthThread } from './widgets/thread/thread.ts';
export * from './widgets/thread/acts/events.ts';
export { HearthPoll } from './widgets/poll/poll.ts';
export * from './widgets/poll/acts/events.ts';
export { HearthBadges } from './widgets/badges/badges.ts';
export { HearthCount } from './widgets/count/count.ts';
export { HearthFigures } from './widgets/figures/figures.ts';
export { HearthImpact } from './widgets/impact/impact.ts';
export * from './widgets/impact/acts/events.ts';
export { HearthInvite } from './widgets/invite/invite.ts';
export * from './widgets/invite/acts/events.ts';
export { HearthSignInEvent } from './parts/sign-in-event.ts';
export { HearthElement } from './parts/hearth-element.ts';
export * from './registry.ts';
export { registerLocale } from './locales/languages.ts';
export type { Messages } from './locales/messages.ts';
export type { Theme } from './theme/tokens.ts';
