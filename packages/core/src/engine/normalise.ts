import type { BadgeDefinition, BadgeTier } from '../domain/badges/types.ts';
import type { ReuseTerms } from '../domain/polls/reuse.ts';
import { takesEntries } from '../domain/polls/ideas/kind.ts';
import type { PollDefinition, PollGrant, PollKind, PollOption } from '../domain/polls/types.ts';
import type { SegmentDefinition } from '../domain/segments/types.ts';
import type { Text } from '../domain/common.ts';
import type { ProgrammeDefinition, Reward } from '../domain/referrals/types.ts';
import type { ReviewPolicy } from '../domain/threads/reviews.ts';
import type { SpamPolicy } from '../domain/threads/spam.ts';
import {
  DEFAULT_EDIT_WINDOW,
  DEFAULT_MODERATION,
  DEFAULT_REACTIONS,
  type ReactionKind,
} from '../domain/site.ts';
import { communityProblems, type Community, type TopicDeclaration } from './community.ts';
import { quorumBy } from './normalise-quorum.ts';
import { createShape, isLocale, isZone, type Path, type Shape, type ShapeProblem } from './shape.ts';

/**
 * A community from what a person wrote (the parsed `community.yaml`), with defaults filled in; or everything that is
 * wrong with it, each with its place. Unknown fields are refused: a misspelt one would else be ignored in silence.
 */
export function normaliseCommunity(
  raw: unknown,
): { readonly community: Community } | { readonly problems: readonly ShapeProblem[] } {
  const shape = createShape();
  const top = shape.fields(
    raw,
    [],
    [
      'site',
      'reactions',
      'moderation',
      'votes',
      'reviews',
      'images',
      'editWindow',
      'badges',
      'polls',
      'segments',
      'programmes',
      'topics',
    ],
  );
  const site = top?.required('site', siteBy(shape));
  if (!top || !site) return { problems: shape.list };
  const reviews = top.optional('reviews', reviewsBy(shape), undefined);
  const segments = top.optional('segments', shape.listOf(segmentBy(shape)), []);
  const community: Community = {
    site,
    reactions: top.optional('reactions', shape.listOf(reactionBy(shape), 20), DEFAULT_REACTIONS),
    moderation: top.optional('moderation', moderationBy(shape), DEFAULT_MODERATION),
    votes: top.optional('votes', shape.oneOf('off', 'up', 'up-down'), 'off'),
    ...(reviews && { reviews }),
    images: top.optional('images', shape.oneOf('off', 'members', 'everyone'), 'members'),
    editWindow: top.optional('editWindow', shape.duration, DEFAULT_EDIT_WINDOW),
    badges: top.optional('badges', shape.listOf(badgeBy(shape)), []),
    polls: top.optional('polls', shape.listOf(pollBy(shape)), []),
    ...(segments.length > 0 && { segments }),
    programmes: top.optional('programmes', shape.listOf(programmeBy(shape)), []),
    topics: top.optional('topics', shape.listOf(topicBy(shape)), []),
  };
  // Rules are asked of a whole community only: with a part left out, their paths would point at the wrong place.
  if (shape.list.length > 0) return { problems: shape.list };
  const broken = communityProblems(community);
  return broken.length === 0
    ? { community }
    : { problems: broken.map(({ field, reason, hint }) => ({ path: pathOf(field), reason, hint })) };
}

const pathOf = (field: string): Path =>
  field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** The value when all that is required was there. */
function complete<T extends object>(
  value: { [K in keyof T]: T[K] | undefined },
  optional: readonly (keyof T)[] = [],
): T | undefined {
  const names = Object.keys(value) as (keyof T)[];
  if (names.some((name) => value[name] === undefined && !optional.includes(name))) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

const siteBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'id',
    'name',
    'origins',
    'timezone',
    'locale',
    'membersOnly',
    'roleClaims',
  ]);
  const site = fields && {
    id: fields.required('id', shape.string),
    name: fields.required('name', shape.string),
    origins: fields.optional(
      'origins',
      shape.listOf((origin, at) => shape.string(origin, at)?.replace(/\/$/, ''), 100),
      [],
    ),
    timezone: fields.optional('timezone', shape.string, 'UTC'),
    locale: fields.optional('locale', shape.string, 'en'),
    membersOnly: fields.optional('membersOnly', shape.boolean, false),
    roleClaims: fields.optional('roleClaims', shape.boolean, false),
  };
  if (site && !isZone(site.timezone))
    return shape.refuse([...path, 'timezone'], 'format', 'Write an IANA zone, such as Europe/Berlin.');
  if (site && !isLocale(site.locale))
    return shape.refuse([...path, 'locale'], 'format', 'Write a language tag, such as en or de-AT.');
  return site && complete<Community['site']>(site);
};

const reactionBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'label', 'emoji', 'image']);
  return (
    fields &&
    complete<ReactionKind>(
      {
        id: fields.required('id', shape.string),
        label: fields.required('label', shape.text),
        emoji: fields.required('emoji', shape.string),
        image: fields.optional('image', shape.string, undefined),
      },
      ['image'],
    )
  );
};

const moderationBy =
  (shape: Shape) =>
  (value: unknown, path: Path): Community['moderation'] | undefined => {
    const fields = shape.fields(value, path, ['guests', 'links', 'members', 'reports', 'spam', 'nudge']);
    const reports = fields?.optional('reports', shape.integer, undefined);
    const spam = fields?.optional('spam', spamBy(shape), undefined);
    const nudge = fields?.optional('nudge', shape.listOf(shape.string, 200), undefined);
    return (
      fields && {
        ...(reports !== undefined && { reports }),
        ...(spam && { spam }),
        ...(nudge && { nudge }),
        guests: fields.optional(
          'guests',
          shape.oneOf('refused', 'first-post-held', 'held', 'published'),
          DEFAULT_MODERATION.guests,
        ),
        links: fields.optional('links', shape.oneOf('held', 'published'), DEFAULT_MODERATION.links),
        members: fields.optional('members', shape.oneOf('pre', 'post'), DEFAULT_MODERATION.members),
      }
    );
  };

const spamBy =
  (shape: Shape) =>
  (value: unknown, path: Path): SpamPolicy | undefined => {
    const fields = shape.fields(value, path, ['links', 'repeats', 'service']);
    return (
      fields &&
      complete<SpamPolicy>(
        {
          links: fields.optional('links', shape.integer, undefined),
          repeats: fields.optional('repeats', shape.duration, undefined),
          service: fields.optional('service', shape.boolean, undefined),
        },
        ['links', 'repeats', 'service'],
      )
    );
  };

const reviewsBy =
  (shape: Shape) =>
  (value: unknown, path: Path): ReviewPolicy | undefined => {
    const fields = shape.fields(value, path, ['topics']);
    return (
      fields && complete<ReviewPolicy>({ topics: fields.required('topics', shape.listOf(shape.string, 100)) })
    );
  };

const badgeBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'id',
    'name',
    'description',
    'art',
    'trigger',
    'tiers',
    'dailyCap',
    'retired',
  ]);
  const triggers = [
    'comment.posted',
    'reply.received',
    'reaction.received',
    'poll.voted',
    'referral.joined',
  ] as const;
  return (
    fields &&
    complete<BadgeDefinition>({
      id: fields.required('id', shape.string),
      name: fields.required('name', shape.text),
      description: fields.required('description', shape.text),
      art: fields.optional('art', shape.string, 'star'),
      trigger: fields.required('trigger', shape.oneOf(...triggers)),
      tiers: fields.required('tiers', shape.listOf(tierBy(shape))),
      dailyCap: fields.optional('dailyCap', shape.integer, null),
      retired: fields.optional('retired', shape.boolean, false),
    })
  );
};

const tierBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'name', 'threshold']);
  return (
    fields &&
    complete<BadgeTier>({
      id: fields.required('id', shape.string),
      name: fields.required('name', shape.text),
      threshold: fields.required('threshold', shape.integer),
    })
  );
};

const pollBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'id',
    'question',
    'description',
    'kind',
    'options',
    'results',
    'min',
    'max',
    'budget',
    'entries',
    'reuse',
    'opensAt',
    'closesAt',
    'anonymous',
    'guests',
    'shuffle',
    'grants',
    'why',
    'quorum',
    'abstain',
    'segment',
    'stage',
    'goal',
  ]);
  if (!fields) return undefined;
  const kind = fields.optional('kind', shape.oneOf(...POLL_KINDS), 'single');
  const handedIn = takesEntries({ kind });
  const options = handedIn
    ? fields.optional('options', shape.listOf(optionBy(shape)), [])
    : fields.required('options', shape.listOf(optionBy(shape)));
  const most = kind === 'multiple' || kind === 'ranked' ? options?.length : MOST[kind];
  const entries = entriesBy(shape, kind);
  return complete<PollDefinition>(
    {
      id: fields.required('id', shape.string),
      question: fields.required('question', shape.text),
      description: fields.optional('description', shape.text, undefined),
      kind,
      options,
      results: fields.optional(
        'results',
        shape.oneOf('always', 'after-vote', 'after-close', 'staff'),
        'after-vote',
      ),
      min: fields.optional('min', shape.integer, 1),
      max: fields.optional('max', shape.integer, most ?? 1),
      budget: fields.optional('budget', shape.integer, BUDGETS[kind]),
      entries: fields.optional('entries', entries, handedIn ? entries({}, []) : undefined),
      reuse: fields.optional('reuse', reuseBy(shape), undefined),
      opensAt: fields.optional('opensAt', shape.time, null),
      closesAt: fields.optional('closesAt', shape.time, null),
      anonymous: fields.optional('anonymous', shape.boolean, false),
      guests: fields.optional('guests', shape.boolean, false),
      shuffle: fields.optional('shuffle', shape.boolean, false) || undefined,
      grants: fields.optional('grants', grantBy(shape), undefined),
      why: fields.optional('why', whyBy(shape), undefined),
      quorum: fields.optional('quorum', quorumBy(shape), undefined),
      abstain: fields.optional('abstain', shape.boolean, false) || undefined,
      segment: fields.optional('segment', purposeBy(shape), undefined),
      stage: fields.optional('stage', shape.oneOf('idea', 'open'), undefined),
      goal: fields.optional('goal', shape.integer, undefined),
    },
    [
      'description',
      'budget',
      'entries',
      'reuse',
      'shuffle',
      'grants',
      'why',
      'quorum',
      'abstain',
      'segment',
      'stage',
      'goal',
    ],
  );
};

const grantBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['access', 'hours', 'label']);
  return (
    fields &&
    complete<PollGrant>(
      {
        access: fields.required('access', shape.string),
        hours: fields.required('hours', shape.integer),
        label: fields.optional('label', shape.text, undefined),
      },
      ['label'],
    )
  );
};

const whyBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['topic']);
  return fields && complete<{ topic: string }>({ topic: fields.required('topic', shape.string) });
};

const purposeBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['purpose']);
  return fields && complete<{ purpose: Text }>({ purpose: fields.required('purpose', shape.text) });
};

const segmentBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'name', 'poll', 'options']);
  return (
    fields &&
    complete<SegmentDefinition>({
      id: fields.required('id', shape.string),
      name: fields.required('name', shape.text),
      poll: fields.required('poll', shape.string),
      options: fields.required('options', shape.listOf(shape.string, 200)),
    })
  );
};

const POLL_KINDS = [
  'duel',
  'single',
  'multiple',
  'ranked',
  'score',
  'dots',
  'quadratic',
  'ideas',
  'contest',
] as const;
/** `max`, where the file doesn't say and it isn't 1. */
const MOST: Partial<Record<PollKind, number>> = { score: 5, ideas: 0 };
/** What a ballot has to spend, where the file doesn't say. */
const BUDGETS: Partial<Record<PollKind, number>> = { dots: 10, quadratic: 100 };

/** Of ideas, one may hand in as many as one has; to a contest one. */
const entriesBy = (shape: Shape, kind: PollKind) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['opensAt', 'closesAt', 'perMember']);
  return (
    fields && {
      opensAt: fields.optional('opensAt', shape.time, null),
      closesAt: fields.optional('closesAt', shape.time, null),
      perMember: fields.optional('perMember', shape.integer, kind === 'contest' ? 1 : 0),
    }
  );
};

/** What authors of a contest may allow. */
const reuseBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['licence']);
  return fields && complete<ReuseTerms>({ licence: fields.required('licence', shape.text) }, []);
};

const optionBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'label', 'description']);
  return (
    fields &&
    complete<PollOption>(
      {
        id: fields.required('id', shape.string),
        label: fields.required('label', shape.text),
        description: fields.optional('description', shape.text, undefined),
      },
      ['description'],
    )
  );
};

const programmeBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'id',
    'name',
    'description',
    'reward',
    'friendReward',
    'landing',
    'windowDays',
    'touch',
    'terms',
    'message',
  ]);
  return (
    fields &&
    complete<ProgrammeDefinition>({
      id: fields.required('id', shape.string),
      name: fields.required('name', shape.text),
      description: fields.optional('description', shape.text, ''),
      reward: fields.required('reward', rewardBy(shape)),
      friendReward: fields.optional('friendReward', rewardBy(shape), null),
      landing: fields.optional('landing', shape.string, '/'),
      windowDays: fields.optional('windowDays', shape.integer, 30),
      touch: fields.optional('touch', shape.oneOf('last', 'first'), 'last'),
      terms: fields.optional('terms', shape.text, ''),
      message: fields.optional('message', shape.text, ''),
    })
  );
};

const rewardBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['type', 'label']);
  return (
    fields &&
    complete<Reward>({
      type: fields.required('type', shape.oneOf('recognition', 'access', 'experience', 'economic')),
      label: fields.required('label', shape.text),
    })
  );
};

const topicBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'title', 'url']);
  return (
    fields &&
    complete<TopicDeclaration>({
      id: fields.required('id', shape.string),
      title: fields.optional('title', shape.string, null),
      url: fields.optional('url', shape.string, null),
    })
  );
};
