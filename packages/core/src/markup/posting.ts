import type { SiteInfo } from '../domain/site.ts';
import type { Comment, ThreadPage } from '../domain/threads/types.ts';
import { bodyText } from './body.ts';
import { webImages } from './images.ts';
import { permalink } from './links.ts';
import { timestamp } from './times.ts';
import type { Branch } from './tree.ts';

export type Json = Record<string, unknown>;

export interface PostingOptions {
  readonly site: Pick<SiteInfo, 'name'>;
  readonly page: Pick<ThreadPage, 'thread' | 'comments'>;
  readonly tree: readonly Branch[];
  /** The brand's page; `null`: unknown. */
  readonly url: string | null;
  /** What somebody is called whose name is not known any more. */
  readonly erased: string;
}

/**
 * A page of a thread as a `DiscussionForumPosting` of schema.org, with what Google's guide "Discussion forum structured data"
 * requires: author, date and text of the posting and of each comment. The posting is what the brand opened the thread with,
 * its page's title; so the brand is its author. Traces of comments are left out, and their replies move up.
 */
export function posting({ site, page, tree, url, erased }: PostingOptions): Json {
  const { thread } = page;
  const title = thread.title ?? thread.topic;
  const begun = thread.openedAt ?? Math.min(...page.comments.map(({ createdAt }) => createdAt));
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: title,
    text: title,
    ...(url !== null && { url, mainEntityOfPage: url }),
    author: { '@type': 'Organization', name: site.name },
    datePublished: timestamp(begun),
    commentCount: thread.comments,
    interactionStatistic: counter('CommentAction', thread.comments),
    comment: tree.flatMap((branch) => comments(branch, url, erased)),
  };
}

export function comments({ comment, replies }: Branch, url: string | null, erased: string): Json[] {
  const below = replies.flatMap((reply) => comments(reply, url, erased));
  const { id, author, body, createdAt, editedAt } = comment;
  const text = body && bodyText(body);
  if (!text) return below;
  const counters = reactionCounters(comment);
  const images = webImages(comment).map(({ url, alt, width, height }) => ({
    '@type': 'ImageObject',
    contentUrl: url,
    ...(alt && { caption: alt }),
    width,
    height,
  }));
  return [
    {
      '@type': 'Comment',
      text,
      ...(url !== null && { url: permalink(url, id) }),
      author: { '@type': 'Person', name: author?.name ?? erased },
      datePublished: timestamp(createdAt),
      ...(editedAt !== null && { dateModified: timestamp(editedAt) }),
      ...(images.length > 0 && { image: images }),
      ...(counters.length > 0 && { interactionStatistic: counters }),
      ...(below.length > 0 && { comment: below }),
    },
  ];
}

/** Likes and dislikes by their names; what else a community reacts with are reactions, and may mean anything. */
const ACTIONS: Readonly<Record<string, string>> = { like: 'LikeAction', dislike: 'DislikeAction' };

function reactionCounters({ reactions }: Comment): Json[] {
  const sums = new Map<string, number>();
  for (const { id, count } of reactions) {
    const action = (Object.hasOwn(ACTIONS, id) && ACTIONS[id]) || 'ReactAction';
    sums.set(action, (sums.get(action) ?? 0) + count);
  }
  return [...sums].map(([action, count]) => counter(action, count));
}

const counter = (action: string, count: number): Json => ({
  '@type': 'InteractionCounter',
  interactionType: `https://schema.org/${action}`,
  userInteractionCount: count,
});
