/**
 * The part of schema.org's vocabulary that our JSON-LD uses, retyped from the pages schema.org/DiscussionForumPosting,
 * /Comment, /Person, /Organization and /InteractionCounter (with what they inherit of CreativeWork and Thing): each
 * property with the types that it expects. Compared with its release 30.0.
 */
const THING = { name: ['Text'], url: ['URL'] } as const;
const CREATIVE_WORK = {
  ...THING,
  author: ['Person', 'Organization'],
  comment: ['Comment'],
  commentCount: ['Integer'],
  dateModified: ['DateTime'],
  datePublished: ['DateTime'],
  headline: ['Text'],
  interactionStatistic: ['InteractionCounter'],
  mainEntityOfPage: ['URL'],
  text: ['Text'],
} as const;
const TYPES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  DiscussionForumPosting: CREATIVE_WORK,
  Comment: CREATIVE_WORK,
  Person: THING,
  Organization: THING,
  InteractionCounter: { ...THING, interactionType: ['Action'], userInteractionCount: ['Integer'] },
};
/** Subtypes of Action that count an interaction. */
const ACTIONS = ['CommentAction', 'LikeAction', 'DislikeAction', 'ReactAction'];

/**
 * What Google's guide "Discussion forum (DiscussionForumPosting) structured data" calls required (developers.google.com,
 * search/docs/appearance/structured-data/discussion-forum): of text, image and video we only ever have text.
 */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  DiscussionForumPosting: ['author', 'datePublished', 'text'],
  Comment: ['author', 'datePublished', 'text'],
  Person: ['name'],
  Organization: ['name'],
  InteractionCounter: ['interactionType', 'userInteractionCount'],
};

const isUrl = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value);
const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === 'string' && value !== '',
  URL: isUrl,
  Integer: Number.isSafeInteger,
  // ISO 8601 with a zone, as Google recommends.
  DateTime: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value),
  Action: (value) => ACTIONS.some((action) => value === `https://schema.org/${action}`),
};

/** What is wrong with a JSON-LD document of ours, by paths such as `comment.0.author`; empty when it holds. */
export function jsonLdProblems(document: unknown): string[] {
  const { '@context': context, ...thing } = document as Record<string, unknown>;
  return [
    ...(context === 'https://schema.org' ? [] : ['@context']),
    ...problems(thing, ['DiscussionForumPosting'], ''),
  ];
}

function problems(value: unknown, expected: readonly string[], path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => problems(one, expected, `${path}${at}.`));
  if (typeof value !== 'object' || value === null)
    return expected.some((type) => FITS[type]?.(value)) ? [] : [`${path} is no ${expected.join(' or ')}`];
  const { '@type': type, ...properties } = value as Record<string, unknown>;
  if (typeof type !== 'string' || !expected.includes(type)) return [`${path}@type`];
  const known = TYPES[type]!;
  return [
    ...REQUIRED[type]!.filter((name) => !(name in properties)).map((name) => `${path}${name} is missing`),
    ...Object.entries(properties).flatMap(([name, one]) =>
      Object.hasOwn(known, name)
        ? problems(one, known[name]!, `${path}${name}.`)
        : [`${path}${name} is unknown`],
    ),
  ];
}
