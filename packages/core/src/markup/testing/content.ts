import fc from 'fast-check';
import type { Block, Body, Inline } from '../../domain/body.ts';
import type { Comment, ThreadPage } from '../../domain/threads/types.ts';

/** Text as somebody writes who wants out of it. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', 'a', ' ', '!', '-', '\0', '\ud800') }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    '" onmouseover="alert(1)',
    '<!--',
    ']]>',
    '&lt;b&gt;',
    '\u2028',
  ),
);
const address = fc.oneof(
  hostile,
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('javascript:alert(1)', ' JaVaScRiPt:x', 'data:text/html,<b>', 'mailto:a@b.example', '//x'),
);

const { blocks } = fc.letrec<{ inline: Inline; inlines: Inline[]; block: Block; blocks: Block[] }>((tie) => ({
  inlines: fc.array(tie('inline'), { maxLength: 3 }),
  inline: fc.oneof(
    { depthSize: 'small' },
    hostile,
    fc.record({ type: fc.constant('code' as const), text: hostile }),
    fc.record({ type: fc.constant('image' as const), media: hostile, alt: hostile }),
    fc.constant({ type: 'break' as const }),
    fc.record({
      type: fc.constantFrom('strong' as const, 'emphasis' as const, 'strike' as const),
      children: tie('inlines'),
    }),
    fc.record({ type: fc.constant('link' as const), href: address, children: tie('inlines') }),
    // What a later version may know.
    fc.record({ type: hostile, children: tie('inlines') }) as fc.Arbitrary<never>,
  ),
  blocks: fc.array(tie('block'), { maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      type: fc.constantFrom('paragraph' as const, 'heading' as const),
      children: tie('inlines'),
    }),
    fc.record({ type: fc.constant('code' as const), text: hostile, language: hostile }),
    fc.constant({ type: 'rule' as const }),
    fc.record({ type: fc.constant('quote' as const), children: tie('blocks') }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      start: fc.oneof(fc.integer(), hostile as fc.Arbitrary<never>),
      items: fc.array(tie('blocks'), { maxLength: 3 }),
    }),
  ),
}));

/** Any body, also of a backend that checks nothing. */
export const bodies: fc.Arbitrary<Body> = blocks;

/** Pictures, also of a backend that checks nothing. */
export const pictures = fc.array(
  fc.record({
    id: hostile,
    url: address,
    alt: hostile,
    width: fc.integer({ min: 1, max: 9_000 }),
    height: fc.integer({ min: 1, max: 9_000 }),
  }),
  { maxLength: 2 },
);

export const words = (...children: Inline[]): Body => [{ type: 'paragraph', children }];

export const comment = (id: string, patch: Partial<Comment> = {}): Comment => ({
  id,
  topic: 'blog/lamp',
  parent: null,
  root: patch.parent ?? id,
  depth: patch.parent ? 1 : 0,
  author: { id: 'm1', name: 'Mira', role: 'member', since: 0 },
  body: words(`Words of ${id}`),
  status: 'published',
  createdAt: Date.UTC(2026, 2, 2, 9),
  editedAt: null,
  revision: 1,
  reactions: [],
  replies: 0,
  can: [],
  ...patch,
});

/** A page of a thread with these comments. */
export function pageOf(comments: readonly Comment[], patch: Partial<ThreadPage> = {}): ThreadPage {
  return {
    thread: {
      topic: 'blog/lamp',
      title: 'The lamp',
      url: 'https://brand.example/blog/lamp',
      locked: false,
      comments: comments.length,
      openedAt: Date.UTC(2026, 2, 1),
    },
    comments,
    roots: comments.filter(({ parent }) => parent === null).map(({ id }) => id),
    more: {},
    next: null,
    prev: null,
    asOf: 'e.1',
    ...patch,
  };
}

export const site = { name: 'Acme', locale: 'en', timezone: 'Europe/Oslo' };
