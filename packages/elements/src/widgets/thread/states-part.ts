import { DEFAULT_REACTIONS } from '@hearth/core/domain';
import type { Comment, CommentAction } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import { talk } from '../../fakes/conversations.ts';
import { NOW, member } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { press, state } from './states-kit.ts';

const HEART = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#c2255c" d="M20 35C8 26 4 20 4 14a8 8 0 0 1 16-2 8 8 0 0 1 16 2c0 6-4 12-16 21z"/></svg>',
)}`;

const voted = (up: number, down: number, vote: Comment['vote'], can: readonly CommentAction[]) => ({
  votes: { up, down },
  vote,
  can,
});

/** The conversation on a site that has votes: one for, one against, one's own, and one that few agree on. */
export const judged = (): ThreadItem[] => {
  const parts: Partial<Comment>[] = [
    voted(1204, 31, 1, ['reply', 'react', 'vote']),
    voted(5, 0, 0, ['reply', 'react', 'vote']),
    voted(3, 1, 0, ['reply', 'react', 'edit', 'delete']),
    voted(2, 6, -1, ['reply', 'react', 'vote']),
  ];
  return talk().map((item, n) => ({ ...item, comment: { ...item.comment, ...parts[n] } }));
};

/** Likes with a picture of their own; love with one that can't be shown. */
const drawn = DEFAULT_REACTIONS.map((kind, n) => ({
  ...kind,
  ...(n < 2 && { image: n ? 'data:image/png,nothing' : HEART }),
}));

const slowly = { topic: 'demo', title: null, url: null, locked: false, slow: 60, comments: 4 };

/** What there is besides words: votes, slow mode, emoji, artwork. */
export const partStates: readonly WidgetState[] = [
  state(
    'slow mode',
    { items: talk(), thread: slowly },
    { viewer: member },
    { act: press('.write'), shows: 'hearth-composer' },
  ),
  state(
    'slow mode, to be waited for',
    { items: talk(), thread: slowly },
    { viewer: member, now: () => NOW - 8.5 * 60_000 },
    {
      act: async (element) => {
        await press('.write')(element);
        const composer = await shown(element, 'hearth-composer');
        const field = (await shown(composer, 'textarea')) as HTMLTextAreaElement;
        field.value = 'One more thing';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await press('[type=submit]')(composer);
      },
      shows: 'hearth-composer',
    },
  ),
  ...['', 'lau'].map((query) =>
    state(
      query ? `emoji searched by "${query}"` : 'choosing an emoji',
      { items: talk() },
      { viewer: member },
      {
        act: async (element) => {
          await press('.write')(element);
          const composer = await shown(element, 'hearth-composer');
          await press('.tools .emoji')(composer);
          const field = (await shown(composer, '.emoji-panel.placed input')) as HTMLInputElement;
          field.value = query;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        shows: 'hearth-composer',
      },
    ),
  ),
  state(
    'reactions with artwork',
    { items: talk() },
    { viewer: member, site: { reactions: drawn } },
    {
      act: async (element) => {
        await shown(element, '.chip img');
        await press('[data-do=react-menu]')(element);
      },
      shows: '.menu.placed',
    },
  ),
  state(
    'votes for and against',
    { items: judged() },
    { viewer: member, site: { votes: 'up-down' } },
    { shows: '.votes [aria-pressed]' },
  ),
  state(
    'votes for alone',
    {
      items: judged().map((item) => ({ ...item, comment: { ...item.comment, votes: { up: 12, down: 0 } } })),
    },
    { viewer: member, site: { votes: 'up' } },
    { shows: '.votes [aria-pressed]' },
  ),
];
