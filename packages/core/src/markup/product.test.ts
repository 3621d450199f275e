import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ratingsOf } from '../domain/threads/reviews.ts';
import type { Comment } from '../domain/threads/types.ts';
import { threadMarkup } from './thread.ts';
import { bodies, comment, hostile, pageOf, site } from './testing/content.ts';
import { parsed, wrongs } from './testing/html.ts';
import { jsonLdProblems } from './testing/schema-org.ts';

type Json = { readonly [name: string]: unknown };

/** A page of a topic that takes reviews; `counts`: how many gave half a star, one, and so on. */
const reviews = (comments: readonly Comment[], counts: readonly number[]) => {
  const page = pageOf(comments);
  return { ...page, thread: { ...page.thread, ratings: ratingsOf(counts) } };
};
const read = (html: { toString(): string }) => {
  const { text, scripts, tags } = parsed(html.toString());
  const data = scripts[0] === undefined ? null : (JSON.parse(scripts[0]) as Json);
  return { tags, data, text: text.replace(/\s+/g, ' ').trim() };
};

const first = comment('a', { rating: 4.5, verified: true, votes: { up: 12, down: 0 } });
const second = comment('b', { rating: 2, votes: { up: 0, down: 0 }, editedAt: Date.UTC(2026, 2, 3) });
const answer = comment('c', { parent: 'a', root: 'a', depth: 1 });
const page = reviews([first, answer, second], [0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);

test('T15 reviews are a product with its aggregate rating and a review each, as schema.org and Google want them', () => {
  const { data } = read(threadMarkup({ site, page }));
  assert.deepEqual(jsonLdProblems(data), []);
  const rating = (ratingValue: number) => ({ ratingValue, bestRating: 5, worstRating: 0.5 });
  const { review, ...product } = data as Json & { readonly review: readonly Json[] };
  assert.deepEqual(product, {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: 'The lamp',
    url: 'https://brand.example/blog/lamp',
    aggregateRating: { '@type': 'AggregateRating', ...rating(3.25), reviewCount: 2 },
  });
  assert.deepEqual(
    review.map(({ comment: below, ...rest }) => [rest, (below as readonly Json[] | undefined)?.length]),
    [
      [
        {
          '@type': 'Review',
          reviewBody: 'Words of a',
          reviewRating: { '@type': 'Rating', ...rating(4.5) },
          url: 'https://brand.example/blog/lamp#hearth-comment-a',
          author: { '@type': 'Person', name: 'Mira' },
          datePublished: '2026-03-02T09:00:00.000Z',
        },
        1,
      ],
      [
        {
          '@type': 'Review',
          reviewBody: 'Words of b',
          reviewRating: { '@type': 'Rating', ...rating(2) },
          url: 'https://brand.example/blog/lamp#hearth-comment-b',
          author: { '@type': 'Person', name: 'Mira' },
          datePublished: '2026-03-02T09:00:00.000Z',
          dateModified: '2026-03-03T00:00:00.000Z',
        },
        undefined,
      ],
    ],
  );
});

test('T15 nothing is claimed of a rating that nobody gave, nor by a page with data of its own', () => {
  assert.equal(read(threadMarkup({ site, page: reviews([], []) })).data, null);
  assert.equal(read(threadMarkup({ site, page, data: 'none' })).data, null);
  // Words from before the topic took reviews are a conversation.
  const { data } = read(threadMarkup({ site, page: reviews([comment('x')], []) }));
  assert.deepEqual([data!['@type'], jsonLdProblems(data)], ['DiscussionForumPosting', []]);
  const mixed = read(threadMarkup({ site, page: reviews([comment('x'), second], [0, 0, 0, 1]) }));
  assert.equal((mixed.data!['review'] as readonly Json[]).length, 1);
});

test('T15 any names, words, titles and stars give data that holds, and harmless markup', () => {
  const stars = fc.integer({ min: 1, max: 10 }).map((halves) => halves / 2);
  fc.assert(
    fc.property(
      hostile,
      bodies,
      hostile,
      hostile,
      fc.array(stars, { minLength: 1 }),
      (name, body, title, url, given) => {
        const author = { id: 'm', name: name || 'x', role: 'member', since: 0 } as const;
        const comments = given.map((rating, at) => comment(`${at}`, { author, body, rating }));
        const counts = Array.from(
          { length: 10 },
          (_, at) => given.filter((one) => one === (at + 1) / 2).length,
        );
        const many = reviews(comments, counts);
        const html = threadMarkup({
          site,
          page: { ...many, thread: { ...many.thread, title: title || 'x', url } },
        });
        const { data, tags } = read(html);
        assert.deepEqual([wrongs(tags), jsonLdProblems(data)], [[], []]);
      },
    ),
  );
});

describe('as HTML, reviews', () => {
  test('T14 say their stars in words, half ones too, and what they come to', () => {
    assert.equal(
      read(threadMarkup({ site, page })).text,
      'Reviews 3.25 of 5 stars, 2 reviews Mira March 2, 2026 at 10:00 AM 4.5 of 5 stars, Verified purchase Words of a ' +
        '12 people found this helpful Mira March 2, 2026 at 10:00 AM Words of c ' +
        'Mira March 2, 2026 at 10:00 AM (edited) 2 of 5 stars Words of b',
    );
  });

  test('speak German where the page does', () => {
    const { text } = read(threadMarkup({ site, page, locale: 'de' }));
    assert.match(text, /^Bewertungen 3,25 von 5 Sternen, 2 Bewertungen/);
    assert.match(text, /4,5 von 5 Sternen, Kauf bestätigt .* 12 Personen fanden das hilfreich/);
  });

  test('that nobody wrote yet have a title alone', () => {
    assert.equal(read(threadMarkup({ site, page: reviews([], []) })).text, 'Reviews No reviews yet.');
  });
});

test('the check of our own would notice ratings that are off their scale', () => {
  const { data } = read(threadMarkup({ site, page }));
  const aggregate = data!['aggregateRating'] as Json;
  assert.deepEqual(jsonLdProblems({ ...data, aggregateRating: { ...aggregate, ratingValue: 6 } }), [
    'aggregateRating.ratingValue is off its scale',
  ]);
  const { reviewCount: _, ...uncounted } = aggregate;
  assert.deepEqual(jsonLdProblems({ ...data, aggregateRating: uncounted }), [
    'aggregateRating.reviewCount is missing',
  ]);
});
