import { languageOf, type Language } from '../../domain/languages.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { nb } from './nb.ts';
import { pt } from './pt.ts';
import type { Labels } from './types.ts';

const LABELS: Readonly<Record<Language, Labels>> = { ar, de, en, es, fr, ja, nb, pt };

/** The words for a BCP 47 tag: its language's if we have them, else English. */
export const labelsFor = (locale: string): Labels => LABELS[languageOf(locale)];
