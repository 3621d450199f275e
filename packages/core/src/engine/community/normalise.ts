import type { ReviewPolicy } from '../../domain/threads/reviews.ts';
import type { SpamPolicy } from '../../domain/threads/spam.ts';
import {
  DEFAULT_EDIT_WINDOW,
  DEFAULT_MODERATION,
  DEFAULT_REACTIONS,
  type ReactionKind,
} from '../../domain/site.ts';
import { communityProblems, type Community, type TopicDeclaration } from './community.ts';
import { badgeBy } from './normalise-badges.ts';
import { insiderOffers } from './normalise-insiders.ts';
import { mailBy } from './normalise-mail.ts';
import { namesBy } from './normalise-names.ts';
import { glossaryBy, promptBy, reuseBy } from './normalise-meaning.ts';
import { offersBy, pointsBy } from './normalise-points.ts';
import { noticesBy } from './normalise-notices.ts';
import { pollBy, segmentBy } from './normalise-polls.ts';
import { trendingBy } from './normalise-trending.ts';
import { programmeBy } from './normalise-programmes.ts';
import {
  complete,
  createShape,
  isLocale,
  isZone,
  type Path,
  type Shape,
  type ShapeProblem,
} from './shape.ts';

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
      'points',
      'trending',
      'offers',
      'mail',
      'notices',
      'programmes',
      'topics',
      'gates',
      'circles',
      'passes',
      'perks',
      'names',
      'glossary',
      'prompts',
      'reuse',
    ],
  );
  const site = top?.required('site', siteBy(shape));
  if (!top || !site) return { problems: shape.list };
  const reviews = top.optional('reviews', reviewsBy(shape), undefined);
  const points = top.optional('points', pointsBy(shape), undefined);
  const trending = top.optional('trending', trendingBy(shape), undefined);
  const offers = top.optional('offers', offersBy(shape), undefined);
  const mail = top.optional('mail', mailBy(shape), undefined);
  const names = top.optional('names', namesBy(shape), undefined);
  const notices = top.optional('notices', noticesBy(shape), undefined);
  const glossary = top.optional('glossary', glossaryBy(shape), undefined);
  const prompts = top.optional('prompts', shape.listOf(promptBy(shape), 200), undefined);
  const reuse = top.optional('reuse', reuseBy(shape), undefined);
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
    ...(points && { points }),
    ...(trending && { trending }),
    ...(offers && { offers }),
    ...(mail && { mail }),
    ...(names && { names }),
    ...(notices && { notices }),
    programmes: top.optional('programmes', shape.listOf(programmeBy(shape)), []),
    topics: top.optional('topics', shape.listOf(topicBy(shape)), []),
    ...insiderOffers(shape, top),
    ...(glossary && { glossary }),
    ...(prompts && { prompts }),
    ...(reuse && { reuse }),
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
