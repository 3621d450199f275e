import { MOST_STARS } from '../domain/threads/reviews.ts';
import type { Ratings } from '../domain/threads/types.ts';
import { bodyText } from './body.ts';
import { permalink } from './links.ts';
import { comments, type Json, type PostingOptions } from './posting.ts';
import { timestamp } from './times.ts';
import type { Branch } from './tree.ts';

/**
 * A page of reviews as a `Product` of schema.org with its `AggregateRating` and a `Review` each, as Google's guide "Review
 * snippet structured data" wants them. The thing is named by its page's title. schema.org has no word for a purchase that
 * was verified, so that is not claimed. `null` where nobody has rated yet: a product without anything to say of it is an error
 * to search engines.
 */
export function product({ page, tree, url, erased }: PostingOptions, { count, mean }: Ratings): Json | null {
  if (mean === null) return null;
  const { thread } = page;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: thread.title ?? thread.topic,
    ...(url !== null && { url }),
    aggregateRating: {
      '@type': 'AggregateRating',
      ...scale(mean),
      reviewCount: count,
    },
    review: tree.flatMap((branch) => review(branch, url, erased)),
  };
}

/** A review, with what was answered to it. What is none, as words from before, is left out. */
function review({ comment, replies }: Branch, url: string | null, erased: string): Json[] {
  const { id, author, body, createdAt, editedAt, rating } = comment;
  const text = body && bodyText(body);
  if (!text || rating === undefined) return [];
  const below = replies.flatMap((reply) => comments(reply, url, erased));
  return [
    {
      '@type': 'Review',
      reviewBody: text,
      reviewRating: { '@type': 'Rating', ...scale(rating) },
      ...(url !== null && { url: permalink(url, id) }),
      author: { '@type': 'Person', name: author?.name ?? erased },
      datePublished: timestamp(createdAt),
      ...(editedAt !== null && { dateModified: timestamp(editedAt) }),
      ...(below.length > 0 && { comment: below }),
    },
  ];
}

const scale = (ratingValue: number): Json => ({ ratingValue, bestRating: MOST_STARS, worstRating: 0.5 });
