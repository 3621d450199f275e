/**
 * Threads as documents for those who come without scripts: HTML for the inside of a tag. Plain functions over what a
 * backend answers; a brand with a backend of its own may render by them, too.
 */
export type { Markup } from './markup.ts';
export { bodyMarkup, bodyText } from './body.ts';
export { PAGE_PARAMETER } from './links.ts';
export { threadMarkup, type ThreadMarkupOptions } from './thread.ts';
