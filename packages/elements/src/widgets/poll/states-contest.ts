import type { Entry, Poll, Viewer, Tally } from '@hearth/core/domain';
import type { EntriesView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member, staff } from '../../fakes/community.ts';
import { entriesView, fakeEntriesStore } from '../../fakes/entries-store.ts';
import { fakePoll, fakePollStore } from '../../fakes/poll-store.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { fakeImageUrl } from '../../fakes/uploads.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const LICENCE = {
  en: 'Fjordlys may show this picture on its site and in its newsletter, with my name beside it.',
  de: 'Fjordlys darf dieses Bild auf der Seite und im Newsletter zeigen, mit meinem Namen daneben.',
};

type Phase = 'before' | 'entries' | 'votes' | 'closed';

/** A contest of photos in this phase. */
export const photos = (phase: Phase, part: Partial<Poll> = {}): Poll => {
  const begin = NOW - { before: -DAY, entries: DAY, votes: 4 * DAY, closed: 9 * DAY }[phase];
  const open = phase === 'votes';
  return fakePoll({
    kind: 'contest',
    question: { en: 'Your lamp at dusk', de: 'Deine Lampe in der Dämmerung' },
    description: {
      en: 'Show us where it stands. The picture that most of you like becomes the cover of our autumn letter.',
      de: 'Zeig uns, wo sie steht. Das Bild, das den meisten gefällt, kommt auf den Herbstbrief.',
    },
    options: [],
    results: 'after-close',
    entries: { opensAt: begin, closesAt: begin + 3 * DAY, perMember: 1 },
    opensAt: begin + 3 * DAY,
    closesAt: begin + 7 * DAY,
    reuse: { licence: LICENCE },
    state: open ? 'open' : phase === 'closed' ? 'closed' : 'upcoming',
    resultsVisible: phase === 'closed',
    can: open ? ['vote'] : phase === 'entries' ? ['propose'] : [],
    ...part,
  });
};

const PEOPLE = ['Ada Lund', 'Jonas Vik', 'Mira Solberg', 'Leila Haddad', 'Oda Nes'];
const TITLES = [
  ['On the boathouse stairs', 'A lamp on grey wooden stairs, the fjord behind it'],
  ['Blackout', 'A kitchen table lit by one lamp'],
  ['Grandmother’s window, the third winter in a row', 'A lamp in a window with ice flowers'],
  ['Reading light', 'A lamp beside an open book'],
  ['Camp', 'A folding lantern in a tent'],
] as const;

/** One of five entries; the first is the member's own. */
export const entry = (at: number, part: Partial<Entry> = {}): Entry => ({
  id: `e-${at}`,
  poll: 'demo',
  author: {
    id: at === 0 ? member.id : `m-${at}`,
    name: PEOPLE[at]!,
    role: 'member',
    since: NOW - 90 * DAY,
  },
  title: TITLES[at]![0],
  body: at % 2 ? [] : [{ type: 'paragraph', children: ['Taken with a phone, after the rain.'] }],
  image: {
    id: `i-${at}`,
    url: fakeImageUrl(640, at === 3 ? 900 : 420),
    width: 640,
    height: at === 3 ? 900 : 420,
    alt: TITLES[at]![1],
  },
  status: 'open',
  state: 'published',
  voted: false,
  createdAt: NOW - DAY - at * HOUR,
  editedAt: null,
  revision: 1,
  can: [],
  ...part,
});

const all = (part: (at: number) => Partial<Entry> = () => ({})): Entry[] =>
  TITLES.map((_, at) => entry(at, part(at)));
const votable = (voted = -1) => all((at) => ({ can: at ? ['vote'] : [], voted: at === voted }));
const others = () => all().slice(1);
const counted = (...votes: number[]) => all((at) => ({ votes: votes[at] ?? 0 }));

interface More extends Partial<WidgetState> {
  readonly viewer?: Viewer | null;
  readonly refuses?: boolean;
}

const state = (
  name: string,
  poll: Poll,
  view: Partial<EntriesView>,
  { viewer = member, refuses, ...more }: More = {},
): WidgetState => ({
  name: `contest, ${name}`,
  tag: 'hearth-poll',
  attributes: { poll: 'demo' },
  community: (locale) =>
    fakeCommunity({
      viewer,
      locale,
      images: 'members',
      stores: {
        'poll/demo': fakePollStore({
          status: 'ready',
          error: null,
          poll,
          tally: poll.resultsVisible ? counts(view.entries ?? []) : null,
          chosen: [],
          given: {},
          busy: false,
          failure: null,
        }),
        'entries/demo': fakeEntriesStore(
          entriesView(view.entries ?? [], { sort: poll.state === 'closed' ? 'top' : 'new', ...view }),
          {},
          refuses ? { vote: fakeError('unavailable') } : {},
        ),
      },
    }),
  shows: '.steps',
  ...more,
});

/** The figures of the poll as a whole: as many people as votes. */
const counts = (entries: readonly Entry[]): Tally => ({
  poll: 'demo',
  voters: entries.reduce((sum, { votes = 0 }) => sum + votes, 0),
  options: [],
  leaders: [],
  final: true,
});

const press = (selector: string, shows: string): Partial<WidgetState> => ({
  act: async (element) => (await shown(element, selector)).click(),
  shows,
});

const REUSE = { at: NOW - DAY, licence: 'a'.repeat(32), text: LICENCE };
const MINE = entry(0, { can: ['remove'] });
const begun = { title: 'Blackout', body: '', image: entry(1).image! };

/** Every state of a contest. */
export const contestStates: readonly WidgetState[] = [
  state('entries not open yet', photos('before'), { entries: [] }),
  state('no entries yet', photos('entries'), { entries: [] }),
  state('entries open', photos('entries'), { entries: others() }),
  state('being entered', photos('entries'), { entries: others() }, press('[data-enter]', '.enter')),
  state(
    'entered with a picture and a title',
    photos('entries'),
    { entries: others(), draft: begun },
    {
      ...press('[data-enter]', '.enter .pictures img'),
    },
  ),
  state(
    'entered with nothing filled in',
    photos('entries'),
    { entries: others() },
    {
      act: async (element) => {
        (await shown(element, '[data-enter]')).click();
        (await shown(element, '.enter [type=submit]')).click();
      },
      shows: '#problem:not([hidden])',
    },
  ),
  state('own entry waits, reuse allowed', photos('entries'), {
    entries: others(),
    own: [{ ...MINE, state: 'held', reuse: REUSE }],
  }),
  state('own entry published, reuse not allowed', photos('entries'), { entries: all(), own: [MINE] }),
  state(
    'own entry, to be withdrawn',
    photos('entries'),
    { entries: all(), own: [MINE] },
    press('[data-own=withdraw]', '#sure'),
  ),
  state('votes open, not voted yet', photos('votes'), { entries: votable(), own: [entry(0)] }),
  state(
    'votes open, voted',
    photos('votes', { mine: { choices: ['e-2'], revision: 0 }, results: 'always', resultsVisible: true }),
    {
      entries: votable(2).map((one, at) => ({ ...one, votes: [12, 4, 31, 9, 0][at]! })),
    },
  ),
  state(
    'several votes',
    photos('votes', {
      max: 3,
      board: {
        entries: { open: 5, planned: 0, started: 0, shipped: 0, declined: 0 },
        own: { entries: 0, votes: 1 },
      },
    }),
    { entries: votable(1) },
  ),
  state(
    'a vote was not counted',
    photos('votes'),
    { entries: votable() },
    {
      refuses: true,
      ...press('.vote', '.entry .trouble:not([hidden])'),
    },
  ),
  state('one picture, larger', photos('votes'), { entries: votable(1) }, press('.look', '.larger[open]')),
  state(
    'as staff, with entries that wait',
    photos('entries', { can: [] }),
    {
      entries: all(() => ({ can: ['remove', 'hide'] })),
      waiting: [entry(3, { id: 'e-held', state: 'held', can: ['approve', 'hide', 'remove'] })],
    },
    { viewer: staff },
  ),
  state(
    'signed out, where guests may vote',
    photos('votes', { guests: true }),
    { entries: votable() },
    {
      viewer: null,
      ...press('.vote', '#contest-name'),
    },
  ),
  state('closed, with a winner', photos('closed'), { entries: counted(12, 4, 31, 9, 0) }),
  state('closed, in a tie', photos('closed'), { entries: counted(31, 4, 31, 9, 9) }),
  state('closed, nobody voted', photos('closed'), { entries: counted() }),
  state(
    'entries could not be loaded',
    photos('votes'),
    { entries: [], status: 'failed', error: fakeError('unavailable') },
    { shows: '.notice.error' },
  ),
];
