import { languageOf, type Language } from '@hearth/core/domain';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { nb } from './nb.ts';
import { pt } from './pt.ts';
import type { Words } from './types.ts';

const WORDS: Readonly<Record<Language, Words>> = { ar, de, en, es, fr, ja, nb, pt };

/** The words for a BCP 47 tag: its language's if we have them, else English. */
export const wordsFor = (language: string): Words => WORDS[languageOf(language)];
