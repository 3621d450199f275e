import type { Messages } from './messages.ts';

/** Loads one language's words. */
export type Load = () => Promise<Messages>;

/** Languages that the page has added, by tag in lower case. Apart from the rest, so that English needs nothing more. */
export const languages = new Map<string, Load>();

/** Adds a language, or replaces one. `tag`: BCP 47, mostly just the language ("fr"). */
export function registerLocale(tag: string, load: Load): void {
  languages.set(tag.toLowerCase(), load);
}
