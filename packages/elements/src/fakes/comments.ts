import { plainBody } from '@hearth/core/domain';
import type { Body, Comment, CommentAction, MemberCard, Role } from '@hearth/core/domain';
import { NOW } from './community.ts';

const MINUTE = 60_000;
const person = (id: string, name: string, role: Role = 'member'): MemberCard => ({
  id,
  name,
  role,
  since: NOW - 400 * 24 * 60 * MINUTE,
});

export const people = {
  ada: person('m-ada', 'Ada Lund'),
  noor: person('m-noor', 'Noor Haddad', 'staff'),
  jonas: person('m-jonas', 'Jonas Weidenfeller'),
  mei: person('m-mei', '陳美玲'),
  tomas: person('m-tomas', 'Tomás Oliveira'),
  salma: person('m-salma', 'سلمى البغدادي'),
  vera: person('m-vera', 'Vera', 'owner'),
} as const;

let count = 0;

/** A published comment of a member, but for what `part` says. `words`: Markdown source of plain paragraphs. */
export function fakeComment(words: string, part: Partial<Comment> = {}): Comment {
  const id = part.id ?? `c-${++count}`;
  return {
    id,
    topic: 'demo',
    parent: null,
    root: part.parent ?? id,
    depth: 0,
    author: people.jonas,
    body: plainBody(words),
    source: words,
    status: 'published',
    createdAt: NOW - 42 * MINUTE,
    editedAt: null,
    revision: 1,
    reactions: [],
    mine: [],
    replies: 0,
    can: ['reply', 'react'] satisfies CommentAction[],
    ...part,
  };
}

/** Every kind of node that a body may hold. */
export const richBody: Body = [
  { type: 'heading', children: ['How I brew it'] },
  {
    type: 'paragraph',
    children: [
      'Start ',
      { type: 'strong', children: ['coarse'] },
      ', then go ',
      { type: 'emphasis', children: ['one click'] },
      ' finer each day. ',
      { type: 'strike', children: ['Never'] },
      ' Rarely use ',
      { type: 'code', text: '96 °C' },
      '; see ',
      { type: 'link', href: 'https://example.com/brew-guide', children: ['the brew guide'] },
      '.',
    ],
  },
  {
    type: 'quote',
    children: [{ type: 'paragraph', children: ['The bloom tells you everything you need to know.'] }],
  },
  {
    type: 'list',
    ordered: true,
    items: [
      [{ type: 'paragraph', children: ['Rinse the paper'] }],
      [{ type: 'paragraph', children: ['Bloom for 40 seconds'] }],
    ],
  },
  { type: 'code', text: 'ratio = water_g / coffee_g\nif ratio > 17: grind_finer()', language: 'python' },
  { type: 'rule' },
  { type: 'paragraph', children: ['Photo: ', { type: 'image', media: 'x', alt: 'a cup on a window sill' }] },
];
