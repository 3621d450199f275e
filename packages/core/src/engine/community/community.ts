import type { BadgeDefinition } from '../../domain/badges/types.ts';
import { badgeReferenceProblems, validateBadge } from '../../domain/badges/definition.ts';
import { offerProblems, type OfferRule } from '../../domain/gratitude/moments.ts';
import { pointsProblems } from '../../domain/gratitude/points.ts';
import type { PointsDefinition } from '../../domain/gratitude/types.ts';
import { isArtwork } from '../../domain/artwork.ts';
import type { Id, Time } from '../../domain/common.ts';
import { validateDefinition } from '../../domain/polls/definition.ts';
import { mailProblems } from '../../domain/mail/rules.ts';
import type { MailSettings } from '../../domain/mail/types.ts';
import { namePolicyProblems, type NamePolicy } from '../../domain/people/likeness.ts';
import type { ImagePolicy } from '../../domain/media/types.ts';
import { isOriginPattern } from '../../domain/origins.ts';
import type { PollDefinition } from '../../domain/polls/types.ts';
import { idProblems, SLUG, SLUG_HINT, type Problem } from '../../domain/problem.ts';
import { validateProgramme } from '../../domain/referrals/definition.ts';
import type { ProgrammeDefinition } from '../../domain/referrals/types.ts';
import { insiderProblems, type InsiderOffers } from '../../domain/insiders/definition.ts';
import { meaningProblems } from '../../domain/meaning/rules.ts';
import type { ReuseTerms } from '../../domain/polls/reuse.ts';
import type { PromptDefinition, Term } from '../../domain/meaning/types.ts';
import type { Requirement } from '../../domain/insiders/types.ts';
import { segmentProblems } from '../../domain/segments/rules.ts';
import type { SegmentDefinition } from '../../domain/segments/types.ts';
import { isTopicPattern, type ReviewPolicy } from '../../domain/threads/reviews.ts';
import type { SpamPolicy } from '../../domain/threads/spam.ts';
import { TOPIC_LIMIT } from '../../domain/threads/types.ts';
import { noticeRuleProblems, type NoticeRule } from '../../domain/notices/ringing.ts';
import { trendingProblems, type TrendingPolicy } from '../../domain/trending/rules.ts';
import type { ModerationPolicy, ReactionKind, SiteInfo, VotePolicy } from '../../domain/site.ts';

/** What only the backend needs to know of its site; never told to browsers. */
export interface SiteAccess {
  /** Pages of these origins may write and read as a viewer: `https://shop.example`, `http://localhost:*`. Ask `originAllowed`. */
  readonly origins: readonly string[];
  /** Whether the host's signature may make somebody staff. */
  readonly roleClaims: boolean;
  /** Reports by so many members make a comment wait; absent: none do. Not told, so that nobody can count on it. */
  readonly reports?: number;
  /** What makes words wait as possible spam. Absent: nothing but the trap. */
  readonly spam?: SpamPolicy;
  /** Words and phrases after which an author is asked to read theirs over. */
  readonly nudge?: readonly string[];
  /** Where first comments are reviews; a thread tells by its `ratings`. */
  readonly reviews?: ReviewPolicy;
  /** What points are earned with, and what they reach. */
  readonly points?: PointsDefinition;
  /** When a thread takes off; absent: nobody asked to be told. */
  readonly trending?: TrendingPolicy;
  /** How often something is offered after good moments. Default: `OFFER_RULE`. */
  readonly offers?: OfferRule;
  /** How often notices ring for one member. Default: `NOTICE_RULE`. */
  readonly notices?: NoticeRule;
  /** What answers say about members. */
  readonly segments?: readonly SegmentDefinition[];
  /** How members are written to; absent: they aren't. */
  readonly mail?: MailSettings;
  /** Names that nobody but staff may take. Default: `RESERVED_NAMES`. */
  readonly names?: NamePolicy;
  /** Who besides staff may write terms; absent: there is no glossary. */
  readonly glossary?: Pick<GlossaryOffer, 'writers'>;
  /** Questions that take turns at the head of threads; absent: there are none, nor may staff ask any. */
  readonly prompts?: readonly PromptDefinition[];
}

/** The community's words, as its file declares them. */
export interface GlossaryOffer {
  readonly terms: readonly Pick<Term, 'term' | 'forms' | 'meaning'>[];
  /** Who may write terms besides staff; absent: nobody. */
  readonly writers?: Requirement;
}

/** A thread that the brand opens before anybody wrote in it. */
export interface TopicDeclaration {
  readonly id: string;
  readonly title: string | null;
  readonly url: string | null;
}

/** A community as it is declared: the normalised form of `community.yaml`. */
export interface Community extends InsiderOffers {
  readonly site: Pick<SiteAccess, 'origins' | 'roleClaims'> &
    Pick<SiteInfo, 'name' | 'locale' | 'timezone' | 'membersOnly'> & { readonly id: Id };
  readonly reactions: readonly ReactionKind[];
  readonly moderation: ModerationPolicy & Pick<SiteAccess, 'reports' | 'spam' | 'nudge'>;
  /** Default: off. */
  readonly votes?: VotePolicy;
  /** Default: nowhere. */
  readonly reviews?: ReviewPolicy;
  /** Default: members. */
  readonly images?: ImagePolicy;
  /** Milliseconds. */
  readonly editWindow: Time;
  readonly badges: readonly BadgeDefinition[];
  readonly polls: readonly PollDefinition[];
  /** Default: none. */
  readonly segments?: readonly SegmentDefinition[];
  /** Default: none. */
  readonly points?: PointsDefinition;
  /** Default: nobody is told. */
  readonly trending?: TrendingPolicy;
  /** Default: `OFFER_RULE`. */
  readonly offers?: OfferRule;
  /** Default: nobody is written to. */
  readonly mail?: MailSettings;
  /** Default: `RESERVED_NAMES`, and members choose their names. */
  readonly names?: NamePolicy;
  /** Default: `NOTICE_RULE`. */
  readonly notices?: NoticeRule;
  readonly programmes: readonly ProgrammeDefinition[];
  /** Default: none. */
  readonly glossary?: GlossaryOffer;
  /** Default: none, nor may staff ask any. */
  readonly prompts?: readonly PromptDefinition[];
  /** The terms on which comments may be used elsewhere. Default: nobody is asked. */
  readonly reuse?: ReuseTerms;
  readonly topics: readonly TopicDeclaration[];
}

/** Everything wrong with a declared community, by paths such as `polls.1.options`. The one list that every way in asks. */
export function communityProblems(community: Community): Problem[] {
  const under = (prefix: string, found: readonly Problem[]): Problem[] =>
    found.map((problem) => ({
      ...problem,
      field: problem.field === '' ? prefix : `${prefix}.${problem.field}`,
    }));
  const { site } = community;
  const list: Problem[] = [];
  if (!SLUG.test(site.id)) list.push({ field: 'site.id', reason: 'format', hint: SLUG_HINT });
  site.origins.forEach((origin, index) => {
    if (!isOriginPattern(origin)) {
      list.push({
        field: `site.origins.${index}`,
        reason: 'format',
        hint: 'Write an origin without path, such as https://shop.example.',
      });
    }
  });
  const { reports = 1, spam } = community.moderation;
  if (reports < 1 || reports > 100)
    list.push({ field: 'moderation.reports', reason: 'format', hint: 'Write a number from 1 to 100.' });
  if ((spam?.links ?? 0) < 0)
    list.push({ field: 'moderation.spam.links', reason: 'format', hint: 'Write 0 or more.' });
  community.reactions.forEach(({ image }, index) => {
    if (image !== undefined && !isArtwork(image))
      list.push({
        field: `reactions.${index}.image`,
        reason: 'format',
        hint: 'Write an address that begins with https://, or a path of your pages, such as /reactions/lamp.svg.',
      });
  });
  community.reviews?.topics.forEach((pattern, index) => {
    if (!isTopicPattern(pattern))
      list.push({
        field: `reviews.topics.${index}`,
        reason: 'format',
        hint: `Write a topic of at most ${TOPIC_LIMIT} characters, or how it begins and a * at its end, such as /products/*.`,
      });
  });
  community.topics.forEach(({ id }, index) => {
    if (id === '' || id.length > TOPIC_LIMIT)
      list.push({
        field: `topics.${index}.id`,
        reason: 'format',
        hint: `A topic is 1 to ${TOPIC_LIMIT} characters.`,
      });
  });
  return [
    ...list,
    ...idProblems(
      'reactions',
      community.reactions.map(({ id }) => id),
    ),
    ...community.badges.flatMap((badge, index) =>
      under(`badges.${index}`, [
        ...validateBadge(badge),
        ...(badge.retired
          ? []
          : badgeReferenceProblems(badge, {
              polls: community.polls.map(({ id }) => id),
              reactions: community.reactions.map(({ id }) => id),
            })),
      ]),
    ),
    ...community.polls.flatMap((poll, index) => under(`polls.${index}`, validateDefinition(poll))),
    ...(community.names ? under('names', namePolicyProblems(community.names)) : []),
    ...(community.offers ? under('offers', offerProblems(community.offers)) : []),
    ...(community.mail ? under('mail', mailProblems(community.mail)) : []),
    ...(community.notices ? under('notices', noticeRuleProblems(community.notices)) : []),
    ...(community.points ? under('points', pointsProblems(community.points)) : []),
    ...(community.trending ? under('trending', trendingProblems(community.trending)) : []),
    ...insiderProblems({
      ...community,
      origins: site.origins,
      points: community.points?.tiers.map(({ id }) => id) ?? [],
    }),
    ...meaningProblems({ terms: community.glossary?.terms ?? [], prompts: community.prompts ?? [] }),
    ...segmentProblems(community.segments ?? [], community.polls),
    ...community.programmes.flatMap((programme, index) =>
      under(`programmes.${index}`, validateProgramme(programme, site.origins)),
    ),
    ...repeated(
      'polls',
      community.polls.map(({ grants }) => ({ id: grants?.access })),
      'grants.access',
    ),
    ...(['badges', 'polls', 'programmes', 'topics'] as const).flatMap((kind) =>
      repeated(kind, community[kind]),
    ),
  ];
}

function repeated(
  kind: string,
  declared: readonly { readonly id: string | undefined }[],
  field = 'id',
): Problem[] {
  const ids = declared.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    id === undefined || ids.indexOf(id) === index
      ? []
      : [
          {
            field: `${kind}.${index}.${field}`,
            reason: 'duplicate',
            hint: `The ${field === 'id' ? 'id' : 'name'} "${id}" is taken; ${field === 'id' ? 'ids' : 'names'} must differ.`,
          },
        ],
  );
}
