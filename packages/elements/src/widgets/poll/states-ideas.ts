import type { Entry, Poll } from '@hearth/core/domain';
import { NOW, fakeCommunity, fakeError, member, staff } from '../../fakes/community.ts';
import { people } from '../../fakes/comments.ts';
import {
  boardStores,
  boardView,
  entriesView,
  fakeBoard,
  fakeEntriesStore,
  fakeIdea,
  someIdeas,
} from '../../fakes/entries-store.ts';
import { fakePollStore } from '../../fakes/poll-store.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';

type Options = Omit<NonNullable<Parameters<typeof fakeCommunity>[0]>, 'stores' | 'locale'>;
type View = Parameters<typeof entriesView>[1];

interface Given {
  readonly poll?: Partial<Poll>;
  readonly entries?: readonly Entry[];
  readonly view?: View;
  readonly refusals?: Parameters<typeof fakeEntriesStore>[2];
  readonly options?: Options;
  readonly more?: Partial<WidgetState>;
}

/** A state of an idea board, as a member sees it unless said otherwise. */
const state = (name: string, given: Given = {}): WidgetState => {
  const { poll, entries = someIdeas(), view, refusals, options = { viewer: member }, more } = given;
  return {
    name: `ideas, ${name}`,
    tag: 'hearth-poll',
    attributes: { poll: 'demo' },
    community: (locale) =>
      fakeCommunity({
        ...options,
        locale,
        stores: {
          'poll/demo': fakePollStore(boardView(poll)),
          ...boardStores(fakeEntriesStore(entriesView(entries, view), {}, refusals)),
        },
      }),
    shows: '.idea',
    ...more,
  };
};

/** Presses what these find, one after the other, as somebody would. */
const press =
  (...selectors: readonly string[]) =>
  async (element: HTMLElement): Promise<void> => {
    for (const selector of selectors) (await shown(element, selector)).click();
  };

const write = async (element: HTMLElement, selector: string, text: string): Promise<void> => {
  const field = (await shown(element, selector)) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const byStaff: readonly Entry[] = someIdeas().map((idea) => ({
  ...idea,
  ...(idea.reply && { reply: { ...idea.reply, source: 'We have made two samples.' } }),
  can: ['vote', 'settle', 'merge', 'hide'],
}));
const FORM = '.idea-form';
const nobodyThere = { open: 0, planned: 0, started: 0, shipped: 0, declined: 0 };

const mergedInto = (): readonly Entry[] => [
  fakeIdea('Wicks sold by length', { id: 'e-same', state: 'merged', mergedInto: 'e-wicks', can: [] }),
  ...someIdeas().slice(1, 3),
];

/** Every state of an idea board. */
export const ideaStates: readonly WidgetState[] = [
  state('as a member', {}),
  state('signed out, guests welcome', { options: {}, entries: someIdeas().slice(0, 2) }),
  state('signed out, members only', {
    options: {},
    poll: { guests: false, can: [] },
    entries: someIdeas()
      .slice(0, 2)
      .map((idea) => ({ ...idea, can: [] })),
  }),
  state('loading', { entries: [], view: { status: 'loading' }, more: { shows: '.board' } }),
  state('none yet', { entries: [], poll: { board: { entries: nobodyThere } }, more: { shows: '.empty' } }),
  state('none of this status', {
    entries: [],
    poll: { board: { entries: nobodyThere } },
    more: { shows: '.board', act: chooses('declined') },
  }),
  state('failed, to be retried', {
    entries: [],
    view: { status: 'failed', error: fakeError('unavailable') },
    more: { shows: '.notice.error' },
  }),
  state('offline after they were shown', {
    view: { status: 'failed', error: fakeError('offline') },
    more: { shows: '.notice.error' },
  }),
  state('new ones, and more to come', { view: { fresh: 3, hasNext: true } }),
  state('how it is counted', { more: { act: press('summary'), shows: '.how' } }),
  state('counts hidden', {
    poll: { results: 'after-close', resultsVisible: false },
    entries: someIdeas().map(({ votes: _, ...idea }) => idea),
  }),
  state('two of three votes given', {
    poll: { max: 3, board: { ...fakeBoard().board!, own: { entries: 1, votes: 2 } } },
  }),
  state('a long one unfolded', { more: { act: press('.open-more'), shows: '.idea .body' } }),
  state('proposing', { more: { act: press('[data-propose]'), shows: FORM } }),
  state('proposing, similar ones found', {
    more: {
      act: async (element) => {
        await press('[data-propose]')(element);
        await write(element, '[name=title]', 'A wall hook for old lamps');
      },
      shows: '.similar',
    },
  }),
  state('proposing as a guest, nothing written', {
    options: {},
    more: {
      act: press('[data-propose]', '.idea-form [type=submit]'),
      shows: '.idea-form [role=alert]:not([hidden])',
    },
  }),
  state('proposing, too long', {
    more: {
      act: async (element) => {
        await press('[data-propose]')(element);
        await write(element, '[name=title]', 'A lamp '.repeat(20));
      },
      shows: '.over',
    },
  }),
  state('proposing, not sent', {
    refusals: { propose: fakeError('unavailable') },
    more: {
      act: async (element) => {
        await press('[data-propose]')(element);
        await write(element, '[name=title]', 'A lamp for the boat');
        await press('.idea-form [type=submit]')(element);
      },
      shows: '.idea-form [role=alert]:not([hidden])',
    },
  }),
  state('a draft that waits', { view: { draft: { title: 'A lamp for', body: '' } } }),
  state('one’s own awaits review', {
    entries: someIdeas().slice(0, 1),
    view: {
      own: [fakeIdea('A lamp for the boat', { author: people.ada, state: 'held', can: ['edit', 'remove'] })],
    },
  }),
  state('one’s own being changed', { more: { act: press('[data-deed=edit]'), shows: FORM } }),
  state('one’s own, about to be deleted', { more: { act: press('[data-deed=remove]'), shows: '.sure' } }),
  state('a guest asked for a name', {
    options: {},
    more: { act: press('[aria-pressed=false]'), shows: FORM },
  }),
  state('a vote that was refused', {
    refusals: { vote: fakeError('invalid', { field: 'id', reason: 'too-many', limit: 3 }) },
    more: { act: press('[aria-pressed=false]'), shows: '.wrong:not([hidden])' },
  }),
  state('merged into another', { entries: mergedInto(), more: { shows: '[data-into]' } }),
  state('one was removed while it was read', {
    entries: [fakeIdea('', { state: 'deleted', author: null, can: [] }), ...someIdeas().slice(1, 3)],
  }),
  state('the roadmap', { more: { act: press('[value=roadmap]'), shows: '.road li' } }),
  state('the roadmap, nothing on it', {
    entries: [],
    more: { act: press('[value=roadmap]'), shows: '.road' },
  }),
  state('as staff', {
    options: { viewer: staff },
    entries: [
      fakeIdea('Buy cheap lamps at lamps dot example', {
        id: 'e-spam',
        state: 'held',
        votes: 0,
        can: ['approve', 'hide', 'settle'],
      }),
      ...byStaff.slice(0, 2),
    ],
  }),
  state('staff set a status', {
    options: { viewer: staff },
    entries: byStaff,
    more: { act: press('[data-deed=settle]'), shows: '.statuses' },
  }),
  state('staff decline without a reason', {
    options: { viewer: staff },
    entries: byStaff.slice(1, 3),
    more: {
      act: press('[data-deed=settle]', '[name=status][value=declined]', '.idea-form [type=submit]'),
      shows: '.wrong:not([hidden])',
    },
  }),
  state('staff merge', {
    options: { viewer: staff },
    entries: byStaff,
    more: { act: press('[data-deed=merge]'), shows: '.alike' },
  }),
  state('hidden by staff', {
    options: { viewer: staff },
    entries: [fakeIdea('Buy cheap lamps', { state: 'hidden', can: ['restore'] })],
  }),
  state('closed', {
    poll: { state: 'closed', closesAt: NOW - 86_400_000, can: [] },
    entries: someIdeas().map((idea) => ({ ...idea, can: [] })),
  }),
  state('long words', {
    entries: [
      fakeIdea('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftslampe', {
        status: 'planned',
        votes: 1_234_567,
        author: { ...people.tomas, name: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz' },
      }),
      fakeIdea('شكرًا جزيلًا على هذا الشرح الرائع', { id: 'e-ar' }),
    ],
  }),
];

function chooses(value: string) {
  return async (element: HTMLElement): Promise<void> => {
    const select = (await shown(element, '.board select')) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
}
