import type { WritableAtom } from 'nanostores';
import type { BackendAdapter, Session } from '../adapter/contract.ts';
import { toCommunityError, type CommunityError } from '../adapter/errors.ts';
import type { Time } from '../domain/common.ts';
import type { Viewer } from '../domain/people/people.ts';
import { createClock } from './clock.ts';
import type { Env, Stop } from './env.ts';
import type { Readable } from './heard.ts';
import { createRetry } from './retry.ts';

/** The session as it is known. `failed` may still carry the one from before. */
export interface SessionView {
  readonly status: 'connecting' | 'ready' | 'failed';
  readonly session: Session | null;
  readonly error: CommunityError | null;
}

/** The first question who is looking, asked before the code was there that keeps the session. */
export interface Greeting {
  /** `null`: the first part of the backend can't say. */
  readonly answer: Promise<Session | null>;
  /** By the device's clock. */
  readonly sentAt: Time;
  readonly aborter: AbortController;
}

/** What a session is kept in, and how it began. */
export interface SessionOptions {
  readonly $session: WritableAtom<SessionView> & Readable<SessionView>;
  readonly $viewer: WritableAtom<Viewer | null> & Readable<Viewer | null>;
  /** Called when somebody else is looking. */
  readonly openings: ReadonlySet<() => void>;
  readonly greeting: Greeting | undefined;
}

/** Who is looking and what the backend can do, kept up to date. */
export interface SessionKeeper {
  readonly $session: Readable<SessionView>;
  readonly $viewer: Readable<Viewer | null>;
  /** Who is looking; `undefined` while the backend has not said. */
  readonly viewer: () => Viewer | null | undefined;
  /** The same as a name that differs for whoever sees something else. */
  readonly who: () => string | null | undefined;
  /** Connects unless that was done or is under way. */
  readonly ensure: () => void;
  /** Asks anew; the latest call wins. Never rejects. */
  readonly reconnect: () => Promise<void>;
  /** `null`: nobody any more, until the backend is asked anew. */
  readonly setViewer: (viewer: Viewer | null) => void;
  /** Hears of every change, after the stores have it. */
  readonly onChange: (run: () => void) => Stop;
  /** The backend's time. */
  readonly now: () => Time;
  readonly close: () => void;
}

/** Connects once somebody listens. A failure that may pass is tried again: with growing pauses, and when the network returns. */
export function createSession(
  adapter: BackendAdapter,
  { $session, $viewer, openings, greeting }: SessionOptions,
  env: Env,
): SessionKeeper {
  $viewer.eq = (a, b) => a?.id === b?.id && a?.role === b?.role && a?.name === b?.name;
  const clock = createClock(env.now);
  const listeners = new Set<() => void>();
  let asked: AbortController | undefined;

  const viewer = () => $session.value.session?.viewer;
  const who = () => {
    const known = viewer();
    return known && `${known.role}/${known.id}`;
  };
  const set = (view: SessionView) => {
    const before = who();
    $session.set(view);
    if (view.session) $viewer.set(view.session.viewer);
    if (before && before !== who()) for (const forget of openings) forget();
    for (const listener of [...listeners]) listener();
  };
  const reconnect = async () => {
    retry.begin();
    asked?.abort();
    // What was asked before this code was here is the first question.
    const first = greeting;
    greeting = undefined;
    const mine = (asked = first?.aborter ?? new AbortController());
    const { session } = $session.value;
    if (!session) set({ status: 'connecting', session, error: null });
    let sentAt = first?.sentAt ?? 0;
    try {
      let answer = await first?.answer;
      if (!answer) {
        sentAt = env.now();
        answer = await adapter.connect({ signal: mine.signal });
      }
      if (asked !== mine) return;
      retry.done();
      clock.learn(answer.now, sentAt);
      set({ status: 'ready', session: answer, error: null });
    } catch (thrown) {
      if (asked !== mine) return;
      const error = toCommunityError(thrown);
      if (error.retryable) retry.later(error);
      set({ status: 'failed', session: $session.value.session, error });
    }
  };
  const retry = createRetry(env, () => void reconnect());

  return {
    $session,
    $viewer,
    viewer,
    who,
    ensure() {
      if (!asked) void reconnect();
    },
    reconnect,
    setViewer(viewer) {
      const { session } = $session.value;
      if (session) set({ status: 'ready', session: { ...session, viewer }, error: null });
    },
    onChange(run) {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    now: clock.now,
    close() {
      retry.close();
      listeners.clear();
      asked?.abort();
      asked = new AbortController();
    },
  };
}
