/**
 * Threads as documents for those who come without scripts: HTML for the inside of a tag, and feeds. Plain functions over what a
 * backend answers; a brand with a backend of its own may render by them, too.
 */
export { markup, type Markup } from './markup.ts';
export { bodyMarkup, bodyText } from './body.ts';
export { PAGE_PARAMETER } from './links.ts';
export { feedMarkup, type FeedOptions } from './feed.ts';
export { threadMarkup, type ThreadMarkupOptions } from './thread.ts';
