import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Comment } from '../domain/threads/types.ts';
import { threadMarkup } from './thread.ts';
import { bodies, comment, hostile, pageOf, pictures, site, words } from './testing/content.ts';
import { parsed, wrongs } from './testing/html.ts';
import { jsonLdProblems } from './testing/schema-org.ts';

type Json = { readonly [name: string]: unknown; readonly comment?: readonly Json[] };

const read = (html: { toString(): string }) => {
  const found = parsed(html.toString());
  return { ...found, data: found.scripts[0] === undefined ? null : (JSON.parse(found.scripts[0]) as Json) };
};
const links = (html: { toString(): string }) =>
  read(html).tags.flatMap(({ name, attributes }) => (name === 'a' ? [attributes] : []));
const textOf = (html: { toString(): string }) => read(html).text.replace(/\s+/g, ' ').trim();
const reply = (id: string, parent: Comment, patch: Partial<Comment> = {}): Comment =>
  comment(id, { parent: parent.id, root: parent.root, depth: parent.depth + 1, ...patch });

test('any names, words, topics and addresses give only what a thread is made of, and data that holds', () => {
  fc.assert(
    fc.property(
      hostile,
      hostile,
      bodies,
      pictures,
      hostile,
      hostile,
      (id, name, body, images, title, url) => {
        const next = url;
        const author = { id: 'm', name, role: 'staff', since: 0 } as const;
        const one = comment(id, { author, body, images });
        const page = pageOf([one, reply(`${id}2`, one, { body })], { next, prev: next });
        const thread = { ...page.thread, title: title || 'x', url };
        const html = threadMarkup({ site: { ...site, name: name || 'x' }, page: { ...page, thread } });
        const { tags, scripts } = parsed(html.toString());
        assert.deepEqual(wrongs(tags), []);
        assert.equal(scripts.length, 1);
        const data = JSON.parse(scripts[0]!) as Json;
        if (name) assert.deepEqual(jsonLdProblems(data), []);
      },
    ),
  );
});

describe('as HTML', () => {
  const first = comment('a', { author: { id: 's', name: 'Siri', role: 'staff', since: 0 }, editedAt: 5 });
  const page = pageOf([first, reply('b', first), comment('c')]);

  test('has a heading with the count, and comments in nested lists with author, time and words', () => {
    assert.equal(
      textOf(threadMarkup({ site, page })),
      '3 comments Siri Staff March 2, 2026 at 10:00 AM (edited) Words of a Mira March 2, 2026 at 10:00 AM Words of b Mira March 2, 2026 at 10:00 AM Words of c',
    );
    const { tags } = read(threadMarkup({ site, page }));
    assert.deepEqual(
      tags.flatMap(({ name, attributes }) => (name === 'article' ? [attributes['id']] : [])),
      ['hearth-comment-a', 'hearth-comment-b', 'hearth-comment-c'],
    );
    assert.equal(
      tags.find(({ name }) => name === 'time')?.attributes['datetime'],
      '2026-03-02T09:00:00.000Z',
    );
    assert.equal(tags.filter(({ name }) => name === 'ol').length, 2);
  });

  test('T35 draws pictures with what is said of them, in room that is kept for them', () => {
    const url = 'https://c.example/v1/sites/acme/media/1';
    const images = [{ id: '1', url, alt: 'A "lamp" <b>', width: 2_048, height: 1_024 }];
    const { tags, data } = read(threadMarkup({ site, page: pageOf([comment('a', { images })]) }));
    assert.deepEqual(tags.find(({ name }) => name === 'img')?.attributes, {
      src: url,
      alt: 'A "lamp" <b>',
      width: '512',
      height: '256',
      loading: 'lazy',
      decoding: 'async',
    });
    assert.deepEqual(data!.comment![0]!['image'], [
      { '@type': 'ImageObject', contentUrl: url, caption: 'A "lamp" <b>', width: 2_048, height: 1_024 },
    ]);
    assert.deepEqual(jsonLdProblems(data), []);
  });

  test('links each comment to its place on the brand’s page', () => {
    assert.equal(
      links(threadMarkup({ site, page }))[0]?.['href'],
      'https://brand.example/blog/lamp#hearth-comment-a',
    );
    const url = 'https://other.example/p?x=1#top';
    assert.equal(
      links(threadMarkup({ site, page, url }))[0]?.['href'],
      'https://other.example/p?x=1#hearth-comment-a',
    );
    const nowhere = { ...page, thread: { ...page.thread, url: null } };
    assert.equal(links(threadMarkup({ site, page: nowhere }))[0]?.['href'], '#hearth-comment-a');
  });

  test('leads to older comments and to more replies by a parameter of the brand’s page', () => {
    const more = { a: { cursor: 'more&', count: 7 } };
    const html = threadMarkup({
      site,
      page: { ...page, next: 'n+x', more },
      url: 'https://brand.example/?p=1',
    });
    const ways = links(html).filter(({ href }) => href?.includes('hearth-comments'));
    assert.deepEqual(ways, [
      { href: 'https://brand.example/?p=1&hearth-comments=more%26' },
      { rel: 'next', href: 'https://brand.example/?p=1&hearth-comments=n%2Bx' },
    ]);
    assert.match(textOf(html), /7 more replies .* Older comments$/);
    assert.match(
      textOf(threadMarkup({ site, page: { ...page, next: 'n' }, sort: 'oldest' })),
      /Newer comments$/,
    );
  });

  test('T1 nests five lists and then stands in line, naming who is answered', () => {
    const line = [comment('0')];
    for (let depth = 1; depth < 200; depth++) line.push(reply(`${depth}`, line.at(-1)!));
    const html = threadMarkup({ site, page: pageOf(line) });
    assert.equal(read(html).tags.filter(({ name }) => name === 'ol').length, 5);
    assert.equal(textOf(html).match(/In reply to Mira/g)?.length, 195);
    assert.equal(textOf(html).match(/Words of/g)?.length, 200);
  });

  test('keeps the place of what was taken down, without author or words', () => {
    const gone = comment('a', { author: null, body: null, status: 'deleted' });
    const hidden = comment('c', { author: null, body: null, status: 'hidden' });
    const html = threadMarkup({ site, page: pageOf([gone, reply('b', gone), hidden, reply('d', hidden)]) });
    assert.match(textOf(html), /This comment was deleted\. Mira .* This comment is not shown\. Mira/);
  });

  test('continues a conversation whose beginning is on another page', () => {
    const elsewhere = comment('a');
    const html = threadMarkup({ site, page: pageOf([reply('b', elsewhere), reply('c', elsewhere)]) });
    assert.match(textOf(html), /Words of b .* Words of c/);
    const more = { a: { cursor: 'm', count: 3 } };
    const further = threadMarkup({ site, page: pageOf([reply('b', elsewhere)], { roots: [], more }) });
    assert.match(textOf(further), /3 more replies$/);
    assert.equal(links(further).at(-1)?.['href'], 'https://brand.example/blog/lamp?hearth-comments=m');
  });

  test('speaks German where the page does, and English otherwise', () => {
    assert.match(
      textOf(threadMarkup({ site, page, locale: 'de-AT' })),
      /^3 Kommentare Siri Team 2\. März 2026 um 10:00 \(bearbeitet\)/,
    );
    assert.match(textOf(threadMarkup({ site: { ...site, locale: 'de' }, page })), /^3 Kommentare/);
    const { tags, text } = read(threadMarkup({ site, page, locale: 'sv' }));
    assert.equal(tags[0]?.attributes['lang'], 'en');
    assert.match(text, /3 comments/);
  });

  test('an empty thread says so, and claims nothing to search engines', () => {
    const html = threadMarkup({ site, page: pageOf([]) });
    assert.equal(textOf(html), 'Comments No comments yet.');
    assert.equal(read(html).data, null);
  });
});

describe('as JSON-LD', () => {
  const first = comment('a', {
    reactions: [
      { id: 'like', count: 2 },
      { id: 'love', count: 3 },
      { id: 'insight', count: 1 },
    ],
    editedAt: Date.UTC(2026, 2, 3),
  });

  test('T11 is a posting with nested comments, as schema.org and Google want it', () => {
    const { data } = read(threadMarkup({ site, page: pageOf([first, reply('b', first), comment('c')]) }));
    assert.deepEqual(jsonLdProblems(data), []);
    const { comment: comments, ...posting } = data!;
    assert.deepEqual(posting, {
      '@context': 'https://schema.org',
      '@type': 'DiscussionForumPosting',
      headline: 'The lamp',
      text: 'The lamp',
      url: 'https://brand.example/blog/lamp',
      mainEntityOfPage: 'https://brand.example/blog/lamp',
      author: { '@type': 'Organization', name: 'Acme' },
      datePublished: '2026-03-01T00:00:00.000Z',
      commentCount: 3,
      interactionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/CommentAction',
        userInteractionCount: 3,
      },
    });
    assert.deepEqual(
      comments!.map(({ url, comment: below }) => [url, below?.map(({ text }) => text)]),
      [
        ['https://brand.example/blog/lamp#hearth-comment-a', ['Words of b']],
        ['https://brand.example/blog/lamp#hearth-comment-c', undefined],
      ],
    );
    assert.equal(comments![0]!['dateModified'], '2026-03-03T00:00:00.000Z');
  });

  test('counts likes as likes, and other reactions as what they are', () => {
    const { data } = read(threadMarkup({ site, page: pageOf([first]) }));
    const counters = data!.comment![0]!['interactionStatistic'] as Json[];
    assert.deepEqual(
      counters.map((one) => [one['interactionType'], one['userInteractionCount']]),
      [
        ['https://schema.org/LikeAction', 2],
        ['https://schema.org/ReactAction', 4],
      ],
    );
  });

  test('leaves out what has no words, and moves up what answers it', () => {
    const gone = comment('a', { author: null, body: null, status: 'deleted' });
    const blank = reply('b', gone, { body: words('') });
    const { data } = read(threadMarkup({ site, page: pageOf([gone, blank, reply('d', blank)]) }));
    assert.deepEqual(jsonLdProblems(data), []);
    assert.deepEqual(
      data!.comment!.map(({ text }) => text),
      ['Words of d'],
    );
  });

  test('a backend that does not know when a thread began gives the first comment’s time', () => {
    const page = pageOf([first]);
    const { openedAt: _, ...thread } = page.thread;
    const { data } = read(threadMarkup({ site, page: { ...page, thread } }));
    assert.equal(data!['datePublished'], '2026-03-02T09:00:00.000Z');
  });

  test('is left out for a page that has data of its own', () => {
    const html = threadMarkup({ site, page: pageOf([first]), data: 'none' });
    assert.deepEqual([read(html).data, textOf(html).includes('Words of a')], [null, true]);
  });

  test('the check of our own would notice what is missing or wrong', () => {
    const { data } = read(threadMarkup({ site, page: pageOf([first]) }));
    assert.deepEqual(jsonLdProblems({ ...data, author: { '@type': 'Person' } }), ['author.name is missing']);
    assert.deepEqual(jsonLdProblems({ ...data, datePublished: 'yesterday' }), [
      'datePublished. is no DateTime',
    ]);
    assert.deepEqual(jsonLdProblems({ ...data, comments: [] }), ['comments is unknown']);
  });
});
