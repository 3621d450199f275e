import type { ThreadItem, ThreadView } from '@hearth/core/state';
import { fakeComment, people } from '../../fakes/comments.ts';
import { deep, hostile, muted, reportable, talk } from '../../fakes/conversations.ts';
import { NOW, fakeError, member, staff } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import { peopleStates } from './states-people.ts';
import { pictureStates } from './states-pictures.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { threadItem } from '../../fakes/thread-store.ts';
import { comeNear, press, state } from './states-kit.ts';
import { partStates } from './states-part.ts';
import { pollInCommentStates } from './states-polls.ts';
import { reviewStates } from './states-reviews.ts';
import { meaningStates } from './states-meaning.ts';
import { teamStates } from './states-team.ts';

const one = (
  words: string,
  part: Parameters<typeof fakeComment>[1] = {},
  item: Partial<ThreadItem> = {},
): Partial<ThreadView> => ({
  items: [threadItem({ comment: fakeComment(words, part), ...item })],
});

const own = { author: people.ada, can: [] } as const;

const MINUTE = 60_000;

const openMenu = press('[data-id=c-own] [data-do=menu]');

const WORDS =
  'How I do it\n\n- rinse the paper\n- bloom for _forty_ seconds\n\n> See https://example.com/brew-guide';

/** Opens the composer at the top and types into it, as a member would. */
async function write(element: HTMLElement, text: string): Promise<HTMLTextAreaElement> {
  await press('.write')(element);
  const field = (await shown(await shown(element, 'hearth-composer'), 'textarea')) as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return field;
}
const tool = async (element: HTMLElement, name: string): Promise<void> =>
  press(`.tools .${name}`)(await shown(element, 'hearth-composer'));

/** Opens the form for it. The menu holds "Copy link" and "Quote" before. */
async function report(element: HTMLElement): Promise<void> {
  await press('[data-id=c-kettle] [data-do=menu]')(element);
  await press('.menu.placed button:nth-of-type(3)')(element);
}
/** Every state of the thread. */
export const threadStates: readonly WidgetState[] = [
  state('loading', { status: 'loading', thread: null }, {}, { waits: true }),
  state('empty', {}),
  state('ready', {
    items: talk(),
    hasNext: true,
    thread: { topic: 'demo', title: null, url: null, locked: false, comments: 24 },
  }),
  state(
    'ready, as staff',
    {
      items: talk().map((item) => ({
        ...item,
        comment: { ...item.comment, can: ['reply', 'react', 'hide', 'delete'] },
      })),
    },
    { viewer: staff },
  ),
  state('three new', { items: talk(), fresh: 3 }),
  state('around a permalink', { items: talk(), target: 'c-answer', hasPrevious: true, hasNext: true }),
  state('a page is being fetched', { items: talk(), hasNext: true, busy: true }),
  state('failed, to be retried', { status: 'failed', thread: null, error: fakeError('unavailable') }),
  state('failed after it was shown', { items: talk(), status: 'failed', error: fakeError('offline') }),
  state('forbidden', { status: 'failed', thread: null, error: fakeError('forbidden') }),
  state(
    'members only, signed out',
    { status: 'failed', thread: null, error: fakeError('unauthenticated') },
    {},
  ),
  state('connection lost', { items: talk() }, { viewer: member, live: 'waiting' }),
  state('not connected', { items: talk() }, { error: fakeError('unavailable') }),
  state('signed out, guests refused', { items: talk() }, { moderation: { guests: 'refused' } }),
  state(
    'signed out, guests welcome',
    { items: talk() },
    {},
    { act: press('.write'), shows: 'hearth-composer' },
  ),
  state('writing', { items: talk() }, { viewer: member }, { act: press('.write'), shows: 'hearth-composer' }),
  state(
    'writing, the words formatted',
    { items: talk() },
    { viewer: member },
    {
      act: async (element) => {
        const field = await write(element, WORDS);
        field.setSelectionRange(0, WORDS.indexOf('\n'));
        await tool(element, 'bold');
      },
      shows: 'hearth-composer',
    },
  ),
  state(
    'previewing',
    { items: talk() },
    { viewer: member },
    {
      act: async (element) => {
        await write(element, WORDS);
        await tool(element, 'look');
        await shown(await shown(element, 'hearth-composer'), '.preview .body');
      },
      shows: 'hearth-composer',
    },
  ),
  state(
    'naming somebody',
    { items: talk() },
    { viewer: member },
    {
      act: async (element) => {
        await write(element, 'Does anybody know? @');
        await shown(await shown(element, 'hearth-composer'), '.people.placed');
      },
      shows: 'hearth-composer',
    },
  ),
  state(
    'answering',
    { items: talk() },
    { viewer: member },
    {
      act: press('[data-id=c-answer] [data-do=reply]'),
      shows: 'hearth-composer',
    },
  ),
  state(
    'editing',
    { items: talk() },
    { viewer: member },
    {
      act: async (element) => {
        await openMenu(element);
        await press('.menu.placed button:nth-of-type(2)')(element);
      },
      shows: 'hearth-composer',
    },
  ),
  state(
    'asking before it is deleted',
    { items: talk() },
    { viewer: member },
    {
      act: async (element) => {
        await openMenu(element);
        await press('.menu.placed .danger')(element);
      },
      shows: '[data-do=keep]',
    },
  ),
  state('menu open', { items: talk() }, { viewer: member }, { act: openMenu, shows: '.menu.placed' }),
  state(
    'orders offered',
    { items: talk() },
    { viewer: member },
    { act: press('[data-do=sort]'), shows: '.menu.placed' },
  ),
  state('locked', {
    items: talk().map((item) => ({ ...item, comment: { ...item.comment, can: [] } })),
    thread: { topic: 'demo', title: null, url: null, locked: true, comments: 4 },
  }),
  state(
    'locked, as staff',
    { items: talk(), thread: { topic: 'demo', title: null, url: null, locked: true, comments: 4 } },
    { viewer: staff },
    { shows: '[data-do=lock]' },
  ),
  state(
    'pointed out by staff',
    {
      items: talk().map((item, n) => ({
        ...item,
        comment: {
          ...item.comment,
          ...(n === 0 && { marks: ['pinned', 'featured'], answer: 'c-answer' }),
          ...(n === 1 && { marks: ['answer'] }),
        },
      })),
    },
    undefined,
    { shows: '.marks' },
  ),
  state(
    'menu open, as staff',
    {
      items: talk().map((item) => ({
        ...item,
        comment: { ...item.comment, can: ['reply', 'react', 'hide', 'delete', 'pin', 'feature'] },
      })),
    },
    { viewer: staff },
    { act: press('[data-id=c-kettle] [data-do=menu]'), shows: '.menu.placed' },
  ),
  ...partStates,
  state('reporting a comment', { items: reportable() }, undefined, { act: report, shows: '.report' }),
  state('reporting a comment, signed out', { items: reportable() }, {}, { act: report, shows: '.report' }),
  state('a report without a reason', { items: reportable() }, undefined, {
    act: async (element) => {
      await report(element);
      await press('.report .primary')(element);
    },
    shows: '.report',
  }),
  state(
    'somebody is muted',
    { items: talk().map((item) => ({ ...item, comment: muted(item.comment) })) },
    undefined,
    { shows: '[data-do=open-muted]' },
  ),
  state(
    'held, as its author sees it',
    one('Look at https://example.com, it explains this well.', { ...own, status: 'held' }),
    undefined,
    { shows: '[part=review]' },
  ),
  state(
    'held, as staff sees it',
    one('Look at https://example.com, it explains this well.', {
      author: people.tomas,
      status: 'held',
      can: ['approve', 'hide'],
    }),
    { viewer: staff },
    { shows: '[part=review]' },
  ),
  state(
    'hidden, as staff sees it',
    one('Buy cheap kettles here.', { status: 'hidden', can: ['restore', 'delete'] }),
    { viewer: staff },
    { shows: '[part=review]' },
  ),
  state('sending', one('On its way.', own, { pending: 'sending' }), undefined, { shows: 'p.actions' }),
  state('waiting for the network', one('Written in a tunnel.', own, { pending: 'waiting' }), undefined, {
    shows: 'p.actions',
  }),
  state(
    'not sent',
    one('Words that must not be lost.', own, { pending: 'failed', error: fakeError('unavailable') }),
    undefined,
    { shows: '[data-do=retry]' },
  ),
  state(
    'not sent, to be read over first',
    one('Anybody who buys this is an idiot.', own, {
      pending: 'failed',
      error: fakeError('nudge', { confirm: 'token' }),
    }),
    undefined,
    { shows: '[data-do=retry]' },
  ),
  state(
    'an action was refused',
    { items: talk(), failure: fakeError('rate-limited', { retryAfter: 20 }) },
    undefined,
    { act: press('[data-do=react]'), shows: '[part=error]' },
  ),
  state('tombstone with a reply', {
    items: [
      threadItem({
        comment: fakeComment('', { id: 'c-gone', author: null, body: null, status: 'deleted', can: [] }),
      }),
      threadItem({
        comment: fakeComment('I remember what was said here, and I agree.', { parent: 'c-gone', depth: 1 }),
      }),
      threadItem({ comment: fakeComment('The account of who wrote this was erased.', { author: null }) }),
    ],
  }),
  state(
    'replies folded away',
    { items: talk() },
    { viewer: member },
    {
      act: async (element) => {
        await comeNear(element);
        await press('[data-id=c-kettle] [data-do=fold]')(element);
      },
      shows: '.fold.closed',
    },
  ),
  state(
    'a passage is selected',
    { items: talk() },
    { viewer: member },
    {
      act: async (element) => {
        await comeNear(element);
        await shown(element, '.fold');
        const words = (await shown(element, '[data-id=c-answer] .body p')).firstChild!;
        document.getSelection()?.setBaseAndExtent(words, 9, words, 47);
      },
      shows: '.offer.placed',
    },
  ),
  state(
    'new since the last visit',
    { items: talk(), seenUntil: NOW - 25 * 60 * MINUTE },
    { viewer: member },
    { shows: '.new' },
  ),
  state('deep', { items: deep() }),
  state('long', {
    items: Array.from({ length: 60 }, (_, n) =>
      threadItem({
        comment: fakeComment(`Comment number ${n + 1}.`, {
          id: `c-long-${n}`,
          author: Object.values(people)[n % 7] ?? null,
        }),
      }),
    ),
    hasNext: true,
  }),
  state('long words, right-to-left words, hostile words', {
    items: [
      threadItem({
        comment: fakeComment(
          'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
          {
            author: {
              ...people.jonas,
              name: 'Maximiliane-Hildegard Freifrau von Oberstaufen-Unterkirchheim',
            },
          },
        ),
      }),
      threadItem({
        comment: fakeComment('شكرًا جزيلًا على هذا الشرح الرائع، جرّبته اليوم ونجح من المرة الأولى!', {
          author: people.salma,
        }),
      }),
      threadItem({ comment: fakeComment('', { body: hostile, author: people.vera }) }),
    ],
  }),
  ...pictureStates,
  state('no topic', {}, {}, { attributes: {} }),
  state(
    'height reserved',
    { items: talk() },
    { viewer: member },
    { attributes: { topic: 'demo', reserve: '320' } },
  ),
  ...reviewStates,
  ...peopleStates,
  ...teamStates,
  ...meaningStates,
  ...pollInCommentStates,
];
