import { plainBody } from '@hearth/core/domain';
import type { Comment } from '@hearth/core/domain';
import type { ThreadDeeds, ThreadItem } from '@hearth/core/state';
import { fakeComment, people } from '../../fakes/comments.ts';
import { talk } from '../../fakes/conversations.ts';
import { NOW, fakeCommunity, fakeError, member, staff } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { comeNear, press } from './states-kit.ts';
import { busyTeam, fakeEntry } from '../../fakes/team.ts';
import { fakeThreadDeeds } from '../../fakes/thread-deeds.ts';
import { fakeThreadStaff, staffView } from '../../fakes/thread-staff.ts';
import { fakeThreadStore, threadItem, threadView } from '../../fakes/thread-store.ts';

const MINUTE = 60_000;

/** One after the other. */
const steps =
  (...selectors: readonly string[]) =>
  async (element: HTMLElement): Promise<void> => {
    for (const selector of selectors) await press(selector)(element);
  };

interface Given {
  readonly items?: readonly ThreadItem[];
  readonly viewer?: typeof member;
  readonly deeds?: Partial<ThreadDeeds>;
  readonly view?: ReturnType<typeof staffView>;
  readonly answers?: Parameters<typeof fakeThreadStaff>[1];
}

const state = (name: string, given: Given, more: Partial<WidgetState>): WidgetState => ({
  name,
  tag: 'hearth-thread',
  attributes: { topic: 'demo' },
  community: (locale) =>
    fakeCommunity({
      locale,
      viewer: given.viewer ?? staff,
      stores: {
        'thread/demo': fakeThreadStore(threadView({ items: given.items ?? moderated() })),
        'deeds/demo': fakeThreadDeeds(given.deeds),
        'staff/demo': fakeThreadStaff(given.view, given.answers),
      },
    }),
  ...more,
});

/** The conversation as staff may act in it. */
const moderated = (part: Partial<Comment> = {}): ThreadItem[] =>
  talk().map((item) => ({
    ...item,
    comment: { ...item.comment, can: ['reply', 'react', 'hide', 'delete'], ...part },
  }));

const MENU = '[data-id=c-kettle] [data-do=menu]';
/** In the menu of somebody else's comment: Copy link, Quote, Mute, Mute or ban, Thank, Close, About, Hide, Delete. */
const sanctions = steps(MENU, '.menu.placed button:nth-of-type(4)');
const thanks = steps(MENU, '.menu.placed button:nth-of-type(5)');
const hides = steps(MENU, '.menu.placed button:nth-of-type(8)');
/** The panel with this of its tabs. */
const team =
  (tab: string) =>
  async (element: HTMLElement): Promise<void> => {
    await comeNear(element);
    await steps('.team-open', `#team-${tab}`)(element);
  };

const trace = (part: Partial<Comment>): ThreadItem =>
  threadItem({
    comment: fakeComment('', {
      author: null,
      body: null,
      status: 'deleted',
      can: ['undelete'],
      undoUntil: NOW + 9 * MINUTE,
      ...part,
    }),
  });

const VERSIONS = [
  ['That is the first chart of this kind that I saw from a maker.', 6],
  ['That is the first chart of this kind from a maker, I think.', 9],
] as const;

/** What members take back, and what staff do on the page. */
export const teamStates: readonly WidgetState[] = [
  state(
    'the history of a comment',
    {
      items: talk(),
      viewer: member,
      deeds: {
        history: async () =>
          VERSIONS.map(([words, minutes], index) => ({
            body: plainBody(words),
            at: NOW - minutes * MINUTE,
            revision: 2 - index,
          })),
      },
    },
    {
      // Copy link, Edit, Quote, Edit history, Delete.
      act: steps('[data-id=c-own] [data-do=menu]', '.menu.placed button:nth-of-type(4)'),
      shows: '.history ins',
    },
  ),
  state(
    'a history that could not be had',
    { items: talk(), viewer: member, deeds: { history: () => Promise.reject(fakeError('unavailable')) } },
    {
      act: steps('[data-id=c-own] [data-do=menu]', '.menu.placed button:nth-of-type(4)'),
      shows: '.history [part=error]',
    },
  ),
  state(
    'deleted a moment ago',
    {
      viewer: member,
      items: [
        trace({ id: 'c-gone', replies: 1 }),
        threadItem({
          comment: fakeComment('I remember what was said here.', {
            parent: 'c-gone',
            root: 'c-gone',
            depth: 1,
          }),
        }),
        trace({ id: 'c-lone', parent: 'c-gone', root: 'c-gone', depth: 1 }),
      ],
    },
    { shows: '[data-do=undelete]' },
  ),
  state('hiding a comment, with a reason', {}, { act: hides, shows: '[name=reason]' }),
  state(
    'shown again a moment ago, to be undone',
    {
      items: moderated({ status: 'hidden', can: ['restore', 'delete'] }),
      answers: { last: async () => fakeEntry({ action: 'restore' }) },
    },
    { act: steps('[data-id=c-kettle] [data-do=restore]'), shows: '.done' },
  ),
  state(
    'muting or banning somebody',
    { answers: { member: async () => people.tomas } },
    { act: sanctions, shows: '[name=kind]' },
  ),
  state(
    'somebody is banned already, and no reason was given',
    {
      answers: {
        member: async () => ({
          ...people.tomas,
          sanction: { kind: 'ban', until: NOW + 7 * 24 * 60 * MINUTE },
        }),
      },
    },
    {
      act: async (element) => {
        await sanctions(element);
        await shown(element, '.report > p:first-child + button');
        await press('.report [type=submit]')(element);
      },
      shows: '[aria-invalid=true]',
    },
  ),
  state('thanking somebody', {}, { act: thanks, shows: '[aria-describedby^=thanks]' }),
  state('team, what waits', { view: busyTeam() }, { act: team('waiting'), shows: '.team li' }),
  state('team, what was reported', { view: busyTeam() }, { act: team('reported'), shows: '.team .reports' }),
  state('team, what was done', { view: busyTeam() }, { act: team('log'), shows: '.team li' }),
  state('team, nothing to do', {}, { act: team('waiting'), shows: '.team' }),
  state(
    'team, a list that could not be had',
    {
      view: staffView({
        waiting: { status: 'failed', error: fakeError('offline'), items: [], more: false },
      }),
    },
    { act: team('waiting'), shows: '.team [part=error]' },
  ),
  state('team, the rules of the thread', {}, { act: team('settings'), shows: '.team form' }),
];
