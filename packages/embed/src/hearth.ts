/** The script tag's entry. Everything but finding widgets is in chunks: this file and what it imports stay under 1.5 kB. */
import { startHearth } from './page.ts';

startHearth({
  window,
  url: import.meta.url,
  // Every widget's chunk needs the one that holds the runtime: none is ever there without it.
  widgets: {
    __proto__: null as never,
    thread: () => import('@hearth/elements/thread'),
    poll: () => import('@hearth/elements/poll'),
    badges: () => import('@hearth/elements/badges'),
    invite: () => import('@hearth/elements/invite'),
    count: () => import('@hearth/elements/count'),
    community: () => import('./provider.ts'),
  },
  runtime: () => import('./runtime.ts'),
  // And the kinds that few pages have.
  extras: () => import('./extras.ts'),
});
