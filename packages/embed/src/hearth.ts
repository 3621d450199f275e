/** The script tag's entry. Everything but finding widgets is in chunks: this file and what it imports stay under 1.5 kB. */
import { startHearth } from './page.ts';

startHearth({
  window,
  url: import.meta.url,
  widgets: {
    thread: () => import('./widgets/thread.ts'),
    poll: () => import('./widgets/poll.ts'),
    badges: () => import('./widgets/badges.ts'),
    invite: () => import('./widgets/invite.ts'),
    community: () => import('./widgets/community.ts'),
  },
  runtime: () => import('./runtime.ts'),
});
