import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './types.ts';

/** The words for a language: German, and English for all others. */
export const wordsFor = (language: string): Words => (/^de\b/i.test(language) ? de : en);
