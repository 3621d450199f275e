import type { Balance, LedgerLine, Leaderboard, Moment } from '@hearth/core/domain';
import { atom } from '@hearth/core/state';
import type {
  GratitudeStore,
  GratitudeView,
  LeadersStore,
  LeadersView,
  StatementStore,
  StatementView,
} from '@hearth/core/state';
import { NOW } from './community.ts';

const DAY = 86_400_000;
type Calls = (readonly [string, ...unknown[]])[];

/** A line of the ledger: $15 for a friend who bought, on hold, unless said otherwise. */
export const fakeLine = (part: Partial<LedgerLine> = {}): LedgerLine => ({
  id: 'line-1',
  kind: 'reward',
  programme: 'friends',
  rule: 'purchased',
  side: 'referrer',
  type: 'economic',
  label: { en: '$15 for a lamp', de: '15 $ für eine Lampe' },
  amount: { value: 1_500, currency: 'USD' },
  state: 'pending',
  friends: ['Nora'],
  reason: 'hold',
  holdUntil: NOW + 9 * DAY,
  inReview: false,
  reference: null,
  of: null,
  at: NOW - 5 * DAY,
  changedAt: NOW - 5 * DAY,
  ...part,
});

export const fakeBalances: readonly Balance[] = [
  { currency: 'USD', pending: 1_500, approved: 3_000, paid: 4_500 },
  { currency: 'JPY', pending: 0, approved: -1_500, paid: 1_500 },
];

export function fakeStatementStore(view: Partial<StatementView> = {}) {
  const calls: Calls = [];
  const store = {
    calls,
    $view: atom<StatementView>({
      ...{ status: 'ready', error: null, lines: [], balances: [] },
      ...{ hasNext: false, busy: false, failure: null },
      ...view,
    }),
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
    more: async (): Promise<void> => void calls.push(['more']),
  };
  return store satisfies StatementStore;
}

export function fakeLeadersStore(board: Partial<Leaderboard> = {}, view: Partial<LeadersView> = {}) {
  const calls: Calls = [];
  const store = {
    calls,
    $view: atom<LeadersView>({
      ...{ status: 'ready', error: null, busy: false, failure: null },
      board: { leaders: [], listed: false, asOf: '1.1', ...board },
      ...view,
    }),
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
    list: async (on: boolean): Promise<void> => void calls.push(['list', on]),
  };
  return store satisfies LeadersStore;
}

/** Good moments: the one that is given, until it is used or the member wants rest. */
export function fakeGratitudeStore(moment: Moment | null = null) {
  const calls: Calls = [];
  const $view = atom<GratitudeView>({
    ...{ status: 'ready', error: null, standing: null, thanks: [] },
    moment,
  });
  const clear = (): void => $view.set({ ...$view.get(), moment: null });
  const store = {
    calls,
    $view,
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
    useMoment: async (): Promise<boolean> => {
      calls.push(['useMoment']);
      clear();
      return true;
    },
    snooze: async (): Promise<boolean> => {
      calls.push(['snooze']);
      clear();
      return true;
    },
  };
  return store satisfies GratitudeStore;
}
