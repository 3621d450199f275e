import type { PreinitializedWritableAtom } from 'nanostores';
import { toCommunityError } from '../../adapter/errors.ts';
import type { Id, Time } from '../../domain/common.ts';
import type { Gate, Need, Pass, Perk } from '../../domain/insiders/types.ts';
import { part, type Core } from '../core.ts';
import type { GateStore, GateView } from './gate-types.ts';
import { createLoader } from '../loader.ts';
import { newIdOf } from '../uuid.ts';

/** A clock that is a little behind asks a moment too early, and would be told to wait for nothing. */
const GRACE = 500;

/** Reads a gate once it is known who is looking, and again when what lets them in may be another: a badge, a circle, the time. */
export function createGate(
  core: Core,
  id: string,
  $view: PreinitializedWritableAtom<GateView> & object,
): GateStore {
  const newId = newIdOf(core);
  /** By deed. The same attempt again keeps its key: an answer that was lost must not count as a second time. */
  const keys = new Map<string, Id>();
  let stopTimer = (): void => {};
  const patch = (values: Partial<GateView>) => $view.set({ ...$view.value, ...values });

  const loader = createLoader<GateView, Gate | null>(core, $view, {
    afterSession: true,
    async read(signal) {
      try {
        return await part(core, 'insiders').gate(id, { signal });
      } catch (thrown) {
        // No error: whoever may not know of it is told nothing, not even that something went wrong.
        if (toCommunityError(thrown).code === 'not-found') return null;
        throw thrown;
      }
    },
    take(gate) {
      patch({ gate, hidden: !gate });
      wakeFor(gate);
      const viewer = core.session.viewer();
      const { session } = core.session.$session.value;
      const asOf = gate?.asOf ?? session?.asOf;
      return viewer && asOf !== undefined ? { channel: `member/${viewer.id}`, asOf } : null;
    },
    onChange(change) {
      if (change.kind === 'insider' || change.kind === 'badges' || change.kind === 'points')
        void loader.reload();
    },
    forget: () => patch({ gate: null, hidden: false, failure: null }),
    mount: () => () => stopTimer(),
  });

  /** What opens or closes by the clock is read again then. */
  function wakeFor(gate: Gate | null): void {
    stopTimer();
    const now = core.session.now();
    const next = Math.min(...(gate ? momentsOf(gate) : []).filter((moment) => moment > now));
    if (next < Infinity) stopTimer = core.env.after(next - now + GRACE, () => void loader.reload());
  }

  const keyed = async <T>(deed: string, run: (key: Id) => Promise<T>): Promise<T> => {
    const key = keys.get(deed) ?? newId();
    keys.set(deed, key);
    try {
      const done = await run(key);
      keys.delete(deed);
      return done;
    } catch (thrown) {
      const error = toCommunityError(thrown);
      if (!error.retryable) keys.delete(deed);
      throw error;
    }
  };
  /** A deed whose end the view says. What it failed for may be another by now: the gate is read again. */
  const act = async (of: string, run: () => Promise<void>): Promise<boolean> => {
    patch({ busy: of, failure: null });
    try {
      await run();
      return true;
    } catch (thrown) {
      const error = toCommunityError(thrown);
      patch({ failure: { of, error } });
      if (!error.retryable) void loader.reload();
      return false;
    } finally {
      if ($view.value.busy === of) patch({ busy: null });
    }
  };
  const put = (change: { readonly perk: Perk } | { readonly pass: Pass }) => {
    const { gate } = $view.value;
    if (!gate) return;
    const perks = 'perk' in change && gate.perks && { perks: replaced(gate.perks, change.perk) };
    const passes = 'pass' in change && gate.passes && { passes: replaced(gate.passes, change.pass) };
    patch({ gate: { ...gate, ...perks, ...passes } });
  };
  const insiders = () => part(core, 'insiders');

  return {
    id,
    $view,
    ready: loader.ready,
    reload: loader.reload,
    book: (perk) =>
      act(perk, async () =>
        put({ perk: await keyed(`book ${perk}`, (key) => insiders().book({ key, perk })) }),
      ),
    cancel: (perk) =>
      act(perk, async () =>
        put({ perk: await keyed(`cancel ${perk}`, (key) => insiders().cancel({ key, perk })) }),
      ),
    redeem: (pass) =>
      act(pass, async () =>
        put({ pass: await keyed(`redeem ${pass}`, (key) => insiders().redeem({ key, pass })) }),
      ),
    circles: async () => (await insiders().circles()).circles,
    invite: (circle) => keyed(`invite ${circle}`, (key) => insiders().invite({ key, circle })),
    invited: (token) => insiders().invited({ token }),
    async join(token) {
      const circle = await keyed(`join ${token}`, (key) => insiders().join({ key, token }));
      await loader.reload();
      return circle;
    },
    leave: (circle) =>
      act(circle, async () => {
        await keyed(`leave ${circle}`, (key) => insiders().leave({ key, circle }));
        await loader.reload();
      }),
  };
}

const replaced = <T extends { readonly id: string }>(all: readonly T[], one: T): T[] =>
  all.map((other) => (other.id === one.id ? one : other));

/** When something about it becomes another by itself. */
function momentsOf({ needs, perks = [], passes = [] }: Gate): Time[] {
  const offers = [...perks, ...passes].flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]);
  const begins = perks.map(({ startsAt }) => startsAt);
  return [...offers, ...begins, ...openings(needs)].filter((moment) => moment !== null);
}

const openings = (need: Need): Time[] =>
  'needs' in need
    ? need.needs.flatMap(openings)
    : need.kind === 'access' && need.opensAt !== undefined
      ? [need.opensAt]
      : [];
