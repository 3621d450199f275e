import type { PreinitializedWritableAtom } from 'nanostores';
import type { ReferralsPart } from '../../adapter/contract.ts';
import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import { part, type Core } from '../core.ts';
import { createLoader, type Loaded } from '../loader.ts';
import type { LeadersStore, LeadersView, StatementStore, StatementView } from './rewards-types.ts';
import { newIdOf } from '../uuid.ts';

type Atom<V> = PreinitializedWritableAtom<V> & object;

type Referrals = Required<ReferralsPart>;

/** The part with a method that joined it later; a backend without it says so. */
function having<M extends keyof Referrals>(core: Core, method: M): Pick<Referrals, M> {
  const found = part(core, 'referrals');
  if (!found[method]) throw new CommunityError('unsupported', 'This backend does not have that.');
  return found as Pick<Referrals, M>;
}

/** Where the viewer hears of their own things; throws for nobody. */
function ownChannel({ session }: Core, asOf: string): Loaded {
  const viewer = session.viewer();
  if (!viewer) throw new CommunityError('unauthenticated', 'Nobody is signed in.');
  return { channel: `member/${viewer.id}`, asOf };
}

export function createStatement(core: Core, $view: Atom<StatementView>): StatementStore {
  const patch = (values: Partial<StatementView>) => $view.set({ ...$view.value, ...values });
  const ask = (cursor?: string, signal?: AbortSignal) =>
    having(core, 'statement').statement(cursor === undefined ? {} : { cursor }, signal && { signal });
  let next: string | null = null;
  const loader = createLoader(core, $view, {
    afterSession: true,
    read: (signal) => ask(undefined, signal),
    take(page) {
      next = page.next;
      patch({ lines: page.lines, balances: page.balances, hasNext: next !== null, failure: null });
      return ownChannel(core, page.asOf);
    },
    onChange(change) {
      if (change.kind === 'referrals') void loader.reload();
    },
    forget: () => patch({ lines: [], balances: [], hasNext: false }),
  });
  return {
    $view,
    ready: loader.ready,
    reload: loader.reload,
    async more() {
      const from = next;
      if (from === null || $view.value.busy) return;
      patch({ busy: true, failure: null });
      try {
        const page = await ask(from);
        // It was read anew meanwhile: these lines follow others.
        if (next !== from) return patch({ busy: false });
        next = page.next;
        const known = new Set($view.value.lines.map(({ id }) => id));
        const lines = [...$view.value.lines, ...page.lines.filter(({ id }) => !known.has(id))];
        patch({ lines, balances: page.balances, hasNext: next !== null, busy: false });
      } catch (thrown) {
        patch({ busy: false, failure: toCommunityError(thrown) });
      }
    },
  };
}

export function createLeaders(core: Core, programme: string, $view: Atom<LeadersView>): LeadersStore {
  const newId = newIdOf(core);
  const patch = (values: Partial<LeadersView>) => $view.set({ ...$view.value, ...values });
  const loader = createLoader(core, $view, {
    afterSession: true,
    read: (signal) => having(core, 'leaderboard').leaderboard({ programme }, { signal }),
    take(board) {
      patch({ board, failure: null });
      return ownChannel(core, board.asOf);
    },
    onChange(change) {
      if (change.kind === 'referrals') void loader.reload();
    },
    forget: () => patch({ board: null }),
  });
  return {
    $view,
    ready: loader.ready,
    reload: loader.reload,
    async list(on) {
      if ($view.value.busy) return;
      patch({ busy: true, failure: null });
      try {
        const board = await having(core, 'list').list({ programme, on, key: newId() });
        patch({ board, busy: false });
      } catch (thrown) {
        patch({ busy: false, failure: toCommunityError(thrown) });
      }
    },
  };
}
