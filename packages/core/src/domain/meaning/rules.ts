import type { Body } from '../body.ts';
import type { Text, Time } from '../common.ts';
import { tidyBody } from '../threads/words.ts';
import { isTopicPattern, topicMatches } from '../threads/reviews.ts';
import { weekOf } from '../relationship/calendar.ts';
import { problems, SLUG, SLUG_HINT, type Problem } from '../problem.ts';
import type { PromptDefinition, Term } from './types.ts';

/** Characters of a meaning, and of a question. */
export const MEANING_LIMIT = 280;
export const PROMPT_LIMIT = 280;
export const TERM_LIMIT = 60;
export const FORMS_LIMIT = 10;
/** Terms of one site. */
export const TERMS_LIMIT = 500;
/** The longest that one question of staff's stands. */
export const PROMPT_LIFE = 92 * 86_400_000;

/** One line of plain text: composed characters, single spaces, nothing that is not seen. */
export const tidyLine = (text: string): string =>
  tidyBody(text.normalize('NFC')).replace(/\s+/gu, ' ').trim();

/** What tells one term from another: without regard to case, width and spaces. */
export const termId = (term: string): string => tidyLine(term).normalize('NFKC').toLowerCase();

/** Where a term stands in a line of text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A word goes on here: letters, digits, and what joins them. */
const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** Scripts that set no spaces between words, where a term may begin and end anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The first place, from `start` on, where one of the folded `forms` stands in a folded text as words of its own; `null`: nowhere. */
function placeOf(text: string, forms: readonly string[], start: number): Place | null {
  let first: Place | null = null;
  for (const form of forms)
    for (let from = text.indexOf(form, start); from >= 0; from = text.indexOf(form, from + 1)) {
      const to = from + form.length;
      if (!apart(text, from) || !apart(text, to)) continue;
      if (!first || from < first.from || (from === first.from && to > first.to)) first = { from, to };
      break;
    }
  return first;
}

/** Lower case that keeps every place where it is: what would change its length stays as it is. */
const fold = (text: string): string =>
  text.replace(/\p{Lu}/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });

/** Whether a word may begin or end at this place. */
function apart(text: string, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
  const after = [...text.slice(at, at + 2)][0] ?? '';
  if (!WORD.test(before) || !WORD.test(after)) return true;
  return UNSPACED.test(before) && UNSPACED.test(after);
}

/** Where no term is explained: code is not talk, and a link does already lead somewhere. */
const PASSED: readonly unknown[] = ['code', 'link', 'image'];

/** A text of a body in which terms are looked for, by its number in document order. */
export interface Found extends Place {
  readonly term: Term;
  /** Which of the bodies, and which of its texts: see {@link textsOf}. */
  readonly body: number;
  readonly text: number;
}

/** The texts of a body, in document order: those in which terms are looked for. */
export function textsOf(body: Body): string[] {
  const texts: string[] = [];
  const walk = (nodes: readonly unknown[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') texts.push(node);
      if (node === null || typeof node !== 'object') continue;
      const { type, children, items } = node as {
        readonly type?: unknown;
        readonly children?: readonly unknown[];
        readonly items?: readonly (readonly unknown[])[];
      };
      if (PASSED.includes(type)) continue;
      if (children) walk(children);
      for (const item of items ?? []) walk(item);
    }
  };
  walk(body);
  return texts;
}

/**
 * Where each term is used first in these texts, bodies in document order: one place for each term at most, and no two over each
 * other. Of terms that begin at the same place the longer one is meant.
 */
export function firstUses(terms: readonly Term[], bodies: readonly (readonly string[])[]): Found[] {
  const left = new Map(
    terms.map((term) => [term, [term.term, ...term.forms].map(fold).filter((form) => form !== '')]),
  );
  const found: Found[] = [];
  for (const [body, texts] of bodies.entries())
    for (const [text, words] of texts.entries()) {
      const folded = fold(words);
      for (let end = 0, next: Found | null; left.size > 0; end = next.to) {
        next = null;
        for (const [term, forms] of left) {
          const place = placeOf(folded, forms, end);
          if (place && (!next || place.from < next.from || (place.from === next.from && place.to > next.to)))
            next = { term, body, text, ...place };
        }
        if (!next) break;
        found.push(next);
        left.delete(next.term);
      }
    }
  return found;
}

/** The question of the week: they take turns by ISO weeks of the site's zone. `topic`: of those that are for it. */
export function promptOfWeek(
  prompts: readonly PromptDefinition[],
  topic: string,
  now: Time,
  zone: string,
): PromptDefinition | null {
  const fitting = prompts.filter(
    ({ topics }) => !topics || topics.some((pattern) => topicMatches(pattern, topic)),
  );
  return fitting[weekOf(now, zone) % fitting.length] ?? null;
}

/** What a community file says of words and questions. */
export interface MeaningOffers {
  readonly terms: readonly Pick<Term, 'term' | 'forms' | 'meaning'>[];
  readonly prompts: readonly PromptDefinition[];
}

const wordings = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text));

/** What is wrong with it. */
export function meaningProblems({ terms, prompts }: MeaningOffers): Problem[] {
  const { list, add } = problems();
  const seen = new Set<string>();
  if (terms.length > TERMS_LIMIT) add('glossary.terms', 'too-many', `List at most ${TERMS_LIMIT} terms.`);
  terms.forEach(({ term, forms, meaning }, index) => {
    const at = `glossary.terms.${index}`;
    if (tidyLine(term) === '' || term.length > TERM_LIMIT)
      add(`${at}.term`, 'format', `A term has 1 to ${TERM_LIMIT} characters.`);
    if (forms.length > FORMS_LIMIT || forms.some((form) => tidyLine(form) === '' || form.length > TERM_LIMIT))
      add(`${at}.forms`, 'format', `List at most ${FORMS_LIMIT} forms of 1 to ${TERM_LIMIT} characters.`);
    if (wordings(meaning).some((words) => [...words].length > MEANING_LIMIT))
      add(`${at}.meaning`, 'too-long', `Say what it means in ${MEANING_LIMIT} characters.`);
    const id = termId(term);
    if (seen.has(id)) add(`${at}.term`, 'duplicate', `The term "${term}" is there twice.`);
    seen.add(id);
  });
  const ids = prompts.map(({ id }) => id);
  prompts.forEach(({ id, text, topics }, index) => {
    const at = `prompts.${index}`;
    if (!SLUG.test(id)) add(`${at}.id`, 'format', SLUG_HINT);
    else if (ids.indexOf(id) !== index)
      add(`${at}.id`, 'duplicate', `The id "${id}" is taken; ids must differ.`);
    topics?.forEach((pattern, place) => {
      if (!isTopicPattern(pattern))
        add(
          `${at}.topics.${place}`,
          'format',
          'Write a topic, or how it begins and a * at its end, such as /products/*.',
        );
    });
    if (wordings(text).some((words) => [...words].length > PROMPT_LIMIT))
      add(`${at}.text`, 'too-long', `Ask in ${PROMPT_LIMIT} characters.`);
  });
  return list;
}
