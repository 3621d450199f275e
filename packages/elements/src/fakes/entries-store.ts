import type { CommunityError } from '@hearth/core/adapter';
import { ENTRY_STATUSES, plainBody } from '@hearth/core/domain';
import type { Entry, Poll } from '@hearth/core/domain';
import { atom } from '@hearth/core/state';
import type { EntriesStore, EntriesView, PollStoreView } from '@hearth/core/state';
import { people } from './comments.ts';
import { NOW } from './community.ts';
import { fakePoll, pollView } from './poll-store.ts';

const DAY = 86_400_000;

/** A running idea board, but for what `part` says. */
export const fakeBoard = (part: Partial<Poll> = {}): Poll => {
  const { mine: _, ...poll } = fakePoll({
    kind: 'ideas',
    question: { en: 'What should we make next?', de: 'Was sollen wir als Nächstes bauen?' },
    description: {
      en: 'Propose what you miss, and vote for what others miss. We answer each idea that 50 of you want.',
      de: 'Schlag vor, was dir fehlt, und stimm für das, was anderen fehlt. Wir antworten auf jede Idee, die 50 von euch wollen.',
    },
    options: [],
    results: 'always',
    resultsVisible: true,
    max: 0,
    closesAt: null,
    guests: true,
    entries: { opensAt: null, closesAt: null, perMember: 0 },
    board: { entries: { open: 2, planned: 1, started: 1, shipped: 1, declined: 1 } },
    can: ['vote', 'propose'],
    ...part,
  });
  return poll;
};

/** Such a board as the poll's store shows it: how many voted, where that may be seen. */
export const boardView = (part: Partial<Poll> = {}): PollStoreView => {
  const poll = fakeBoard(part);
  const tally = { poll: 'demo', voters: 1_207, options: [], leaders: [], final: poll.state === 'closed' };
  return pollView(poll, null, { tally: poll.resultsVisible ? tally : null });
};

/** An idea, but for what `part` says. */
export const fakeIdea = (title: string, part: Partial<Entry> = {}): Entry => ({
  id: `e-${title.slice(0, 12).toLowerCase().replace(/\W+/g, '-')}`,
  poll: 'demo',
  author: people.tomas,
  title,
  body: [],
  status: 'open',
  state: 'published',
  votes: 12,
  voted: false,
  createdAt: NOW - 3 * DAY,
  editedAt: null,
  revision: 1,
  can: ['vote'],
  ...part,
});

const LONG =
  'The hook of the Krok sits too low for a shelf lamp, and a nail in a wooden wall holds for years. I drew one with a fork that takes the ring of the old Stua, and my neighbour, who is a smith, made it in an evening. It turns, it can be taken down with one hand, and there is no screw to be lost. I would gladly send the drawing, and so would she.';

/** Ideas as a brand would like to have them. */
export const someIdeas = (): readonly Entry[] => [
  fakeIdea('A wall hook that fits the old Stua', {
    id: 'e-hook',
    body: plainBody(LONG),
    votes: 84,
    voted: true,
    status: 'planned',
    reply: {
      body: plainBody('We have made two samples. The second one holds; it goes to the foundry in June.'),
      by: people.noor,
      at: NOW - DAY,
    },
  }),
  fakeIdea('Spare wicks by the metre', {
    id: 'e-wicks',
    author: people.mei,
    votes: 61,
    body: plainBody('Cut to length, so that nothing is thrown away.'),
    createdAt: NOW - 5 * 3_600_000,
  }),
  fakeIdea('A shutter against the wind', {
    id: 'e-wind',
    author: people.ada,
    votes: 1,
    createdAt: NOW - 20 * 60_000,
    editedAt: NOW - 6 * 60_000,
    can: ['edit', 'remove'],
    source: '',
  }),
  fakeIdea('Refill stations that open on Sundays', {
    id: 'e-sunday',
    votes: 1_204,
    status: 'declined',
    can: [],
    reply: {
      body: plainBody('Most of them are somebody’s kitchen. Sundays are theirs.'),
      by: people.noor,
      at: NOW - 9 * DAY,
    },
  }),
  fakeIdea('A travelling case made of felt', { id: 'e-felt', votes: 240, status: 'started', author: null }),
  fakeIdea('Chimneys for the Tvilling', { id: 'e-chimney', votes: 530, status: 'shipped', can: [] }),
];

export const entriesView = (entries: readonly Entry[], part: Partial<EntriesView> = {}): EntriesView => ({
  status: 'ready',
  error: null,
  entries,
  own: [],
  waiting: null,
  sort: 'trending',
  sorted: 'trending',
  only: null,
  hasNext: false,
  busy: false,
  fresh: 0,
  draft: { title: '', body: '' },
  sending: false,
  similar: [],
  failure: null,
  ...part,
});

type Call = readonly [name: string, ...args: unknown[]];

/**
 * A store of entries that shows what it is given, and writes down what it is asked. `answers` say how something ends; an error is
 * why it is refused. By default all succeeds, and what it changes shows. `alike`: what says the same as a draft.
 */
export function fakeEntriesStore(
  view: EntriesView,
  answers: Partial<Omit<EntriesStore, '$view'>> = {},
  refusals: Readonly<Record<string, CommunityError>> = {},
  alike: readonly Entry[] = view.entries.slice(0, 3),
) {
  const $view = atom(view);
  const calls: Call[] = [];
  const put = (values: Partial<EntriesView>): void => $view.set({ ...$view.get(), ...values });
  const all = (): readonly Entry[] => {
    const { entries, own, waiting } = $view.get();
    return [entries, own, waiting ?? []].flat();
  };
  const change = (id: string, part: (entry: Entry) => Partial<Entry>): void => {
    const changed = (entries: readonly Entry[]): readonly Entry[] =>
      entries.map((entry) => (entry.id === id ? { ...entry, ...part(entry) } : entry));
    const { entries, own, waiting, similar } = $view.get();
    put({
      entries: changed(entries),
      own: changed(own),
      waiting: waiting && changed(waiting),
      similar: changed(similar),
    });
  };
  /** Does what was asked, unless that is to be refused. */
  const act = async (call: Call, done: () => void): Promise<boolean> => {
    calls.push(call);
    const failure = refusals[call[0]] ?? null;
    put({ failure });
    if (!failure) done();
    return !failure;
  };
  const note = async (...call: Call): Promise<void> => void calls.push(call);
  const store = {
    poll: 'demo',
    $view,
    calls,
    ready: Promise.resolve(),
    reload: () => note('reload'),
    async setSort(sort) {
      put({ sort });
      await note('setSort', sort);
    },
    async setOnly(only) {
      put({ only });
      await note('setOnly', only);
    },
    next: () => note('next'),
    showFresh: () => void note('showFresh'),
    setDraft(draft) {
      put({ draft, similar: draft.title.length > 3 ? alike : [] });
    },
    async find(id, first = false) {
      calls.push(['find', id, first]);
      const entry = all().find((one) => one.id === id) ?? fakeIdea('Another idea', { id });
      const { entries } = $view.get();
      if (first && !entries.some((one) => one.id === id)) put({ entries: [entry, ...entries] });
      return entry;
    },
    async alike(text) {
      calls.push(['alike', text]);
      return alike;
    },
    async propose(more = {}) {
      const { draft, entries } = $view.get();
      calls.push(['propose', draft, more]);
      const failure = more.confirm === undefined ? (refusals['propose'] ?? null) : null;
      put({ failure });
      if (failure) return null;
      const added = fakeIdea(draft.title, {
        id: 'e-new',
        body: plainBody(draft.body),
        author: people.ada,
        votes: 0,
      });
      put({ entries: [added, ...entries], draft: { title: '', body: '' }, similar: [] });
      return added;
    },
    vote: (id, on) =>
      act(['vote', id, on], () =>
        change(id, ({ votes }) => ({
          voted: on,
          ...(votes !== undefined && { votes: votes + (on ? 1 : -1) }),
        })),
      ),
    edit: (id, { title, body }) =>
      act(['edit', id, title, body], () => change(id, () => ({ title, body: plainBody(body) }))),
    remove: (id) =>
      act(['remove', id], () =>
        change(id, () => ({ state: 'deleted', title: '', body: [], author: null, can: [] })),
      ),
    settle: (id, status, reply) => act(['settle', id, status, reply], () => change(id, () => ({ status }))),
    merge: (id, into) =>
      act(['merge', id, into], () => change(id, () => ({ state: 'merged', mergedInto: into, can: [] }))),
    moderate: (id, step) =>
      act(['moderate', id, step], () =>
        change(id, () => ({ state: step === 'hide' ? 'hidden' : 'published' })),
      ),
    consent: (id, on) => act(['consent', id, on], () => {}),
    async loadWaiting() {
      put({ waiting: all().filter(({ state }) => state === 'held') });
      await note('loadWaiting');
    },
    ...answers,
  } satisfies EntriesStore & Record<string, unknown>;
  return store;
}

/** The stores of a board under their keys: its list, and the parts of its roadmap. */
export const boardStores = (
  list: ReturnType<typeof fakeEntriesStore>,
): Readonly<Record<string, unknown>> => ({
  'entries/demo': list,
  ...Object.fromEntries(
    ENTRY_STATUSES.map((only) => [
      `entries/demo/${only}`,
      fakeEntriesStore(
        entriesView(
          list.$view.get().entries.filter(({ status }) => status === only),
          { only },
        ),
      ),
    ]),
  ),
});
