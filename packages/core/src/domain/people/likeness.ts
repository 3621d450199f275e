import { LOOKS_LIKE } from './confusables.ts';

/** Marks on letters of scripts that are read without them; elsewhere they are vowels, and make another name. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
/** Digits and letters in one class: in most typefaces they can't be told apart, or they are read as one another. */
const READ_AS: Readonly<Record<string, string>> = {
  i: 'l',
  '|': 'l',
  '!': 'l',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  $: 's',
  '@': 'a',
};

/**
 * What a name looks like: two names that can be taken for one another have the same likeness. After the skeletons of UTS #39, and
 * wider, for it is held against few names: capitals, accents, spaces, signs and emoji are not looked at, nor that a digit is none.
 * Empty for a name without letters and digits.
 */
export const likenessOf = (name: string): string =>
  [...name.normalize('NFKD')]
    .map((char) => LOOKS_LIKE.get(char) ?? char)
    .join('')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(/[i|!0134578$@]/g, (char) => READ_AS[char]!)
    .replace(/[^\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');

/** Names that a community keeps for itself where its file says nothing, besides its own. */
export const RESERVED_NAMES: readonly string[] = [
  'Admin',
  'Administrator',
  'Moderator',
  'Moderation',
  'Staff',
  'Support',
  'Team',
];

/** Whether a name looks like a reserved one: the whole of it, or with a `*` at its begin or end whatever stands there. */
export function looksReserved(name: string, reserved: readonly string[]): boolean {
  const likeness = likenessOf(name);
  return reserved.some((pattern) => {
    const kept = likenessOf(pattern.replace(/^\*|\*$/g, ''));
    if (kept === '') return false;
    if (pattern.startsWith('*') && pattern.endsWith('*')) return likeness.includes(kept);
    if (pattern.startsWith('*')) return likeness.endsWith(kept);
    return pattern.endsWith('*') ? likeness.startsWith(kept) : likeness === kept;
  });
}

/** Whether a name can be taken for one of these. */
export function looksLikeOneOf(name: string, others: readonly string[]): boolean {
  const likeness = likenessOf(name);
  return likeness !== '' && others.some((other) => likenessOf(other) === likeness);
}

/** What a community says about names. */
export interface NamePolicy {
  /** In place of {@link RESERVED_NAMES}; the community's own name is always kept. A `*` at the begin or end stands for anything. */
  readonly reserved?: readonly string[];
  /** `host`: members are called as the host calls them, and choose no name of their own. Absent: `member`. */
  readonly by?: 'host' | 'member';
}

/** What is wrong with it: patterns in which nothing is left to look at. */
export const namePolicyProblems = ({ reserved = [] }: NamePolicy) =>
  reserved.flatMap((pattern, index) =>
    likenessOf(pattern.replace(/^\*|\*$/g, '')) === '' || pattern.length > 100
      ? [
          {
            field: `reserved.${index}`,
            reason: 'format' as const,
            hint: 'Write a name of at most 100 characters, with a * at its begin or end for anything that stands there.',
          },
        ]
      : [],
  );
