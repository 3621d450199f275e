import * as v from 'valibot';
import type { Text } from '../../domain/common.ts';
import type { Block, Inline } from '../../domain/body.ts';
import type { CommentImage } from '../../domain/media/types.ts';
import type { MemberCard, Viewer } from '../../domain/people/people.ts';
import type { SiteInfo } from '../../domain/site.ts';

/*
 * What answers consist of. Answers are only described, never checked: a client tolerates fields and kinds that it does
 * not know. The types hold the descriptions to the contract.
 */

export const id = v.string();
export const cursor = v.pipe(v.string(), v.description('A position in the log; opaque.'));
export const time = v.pipe(v.number(), v.integer(), v.description('UTC milliseconds since 1970-01-01.'));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const text: v.GenericSchema<Text> = v.pipe(
  v.union([v.string(), v.record(v.string(), v.string())]),
  v.description('One wording, or one for each BCP 47 locale.'),
);

const role = v.picklist(['guest', 'member', 'staff', 'owner']);

export const viewer: v.GenericSchema<Viewer> = v.object({
  id,
  name: v.string(),
  role,
  strength: v.picklist(['host', 'token', 'device']),
});

export const memberCard: v.GenericSchema<MemberCard> = v.object({
  id,
  name: v.string(),
  role,
  avatar: v.optional(v.string()),
  since: time,
  lookalike: v.optional(v.literal(true)),
  sanction: v.optional(v.object({ kind: v.picklist(['mute', 'ban']), until: v.nullable(time) })),
});

export const siteInfo: v.GenericSchema<SiteInfo> = v.object({
  id,
  name: v.string(),
  locale: v.string(),
  timezone: v.string(),
  reactions: v.array(v.object({ id, label: text, emoji: v.string(), image: v.optional(v.string()) })),
  moderation: v.object({
    guests: v.picklist(['refused', 'first-post-held', 'held', 'published']),
    links: v.picklist(['held', 'published']),
    members: v.picklist(['pre', 'post']),
  }),
  names: v.optional(v.picklist(['host', 'member'])),
  votes: v.optional(v.picklist(['off', 'up', 'up-down'])),
  images: v.optional(v.picklist(['off', 'members', 'everyone'])),
  reuse: v.optional(text),
  editWindow: count,
  membersOnly: v.boolean(),
});

export const inline: v.GenericSchema<Inline> = v.union([
  v.string(),
  v.object({
    type: v.picklist(['strong', 'emphasis', 'strike']),
    children: v.array(v.lazy(() => inline)),
  }),
  v.object({ type: v.literal('code'), text: v.string() }),
  v.object({ type: v.literal('link'), href: v.string(), children: v.array(v.lazy(() => inline)) }),
  v.object({ type: v.literal('image'), media: id, alt: v.string() }),
  v.object({ type: v.literal('break') }),
]);

/** A poll that staff put into a comment. */
export const embeddedPoll = v.object({ id, options: count });

export const block: v.GenericSchema<Block> = v.union([
  v.object({ type: v.literal('paragraph'), children: v.array(inline), poll: v.optional(embeddedPoll) }),
  v.object({ type: v.literal('heading'), children: v.array(inline) }),
  v.object({ type: v.literal('quote'), children: v.array(v.lazy(() => block)) }),
  v.object({
    type: v.literal('list'),
    ordered: v.boolean(),
    start: v.optional(v.number()),
    items: v.array(v.array(v.lazy(() => block))),
  }),
  v.object({ type: v.literal('code'), text: v.string(), language: v.optional(v.string()) }),
  v.object({ type: v.literal('rule') }),
]);

export const image = { id, url: v.string(), width: count, height: count };
export const commentImage: v.GenericSchema<CommentImage> = v.object({ ...image, alt: v.string() });
