import type { Env, TabChannel } from '../env.ts';

/** Lets everything that is under way without a timer come to rest: microtasks, and imports of loaded modules. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 8; round++) await new Promise((resolve) => setImmediate(resolve));
}

type Run = () => void;

/** A browser profile: a clock, storage, locks and channels that its tabs share. Nothing in it sleeps. */
export function createWorld() {
  let time = Date.UTC(2026, 0, 1);
  const timers = new Set<{ at: number; run: Run }>();
  const stored = new Map<string, string>();
  const tabs = new Set<Tab>();
  const channels = new Map<string, Set<TabChannel>>();
  const held = new Map<string, Run[]>();
  const world = {
    time: () => time,
    timers,
    stored,
    full: false,
    locks: true,
    channels: true,
    tab,
    advance,
    openChannels: () => [...channels.values()].reduce((sum, { size }) => sum + size, 0),
    heldLocks: () => held.size,
  };

  async function advance(ms: number): Promise<void> {
    const until = time + ms;
    await settle();
    for (;;) {
      const due = [...timers].sort((a, b) => a.at - b.at)[0];
      if (!due || due.at > until) break;
      timers.delete(due);
      time = Math.max(time, due.at);
      due.run();
      await settle();
    }
    time = until;
  }

  function channel(name: string): TabChannel {
    const open = channels.get(name) ?? new Set();
    channels.set(name, open);
    const self: TabChannel = {
      onmessage: null,
      postMessage(message) {
        const data: unknown = structuredClone(message);
        for (const other of open)
          if (other !== self)
            queueMicrotask(() => open.has(other) && other.onmessage?.({ data } as MessageEvent));
      },
      close: () => void open.delete(self),
    };
    open.add(self);
    return self;
  }

  async function request(name: string, ...rest: unknown[]): Promise<unknown> {
    const body = rest.at(-1) as () => unknown;
    const { signal } = (rest.length > 1 ? rest[0] : {}) as { signal?: AbortSignal };
    const queue = held.get(name);
    if (queue) {
      await new Promise<void>((resolve, reject) => {
        queue.push(resolve);
        signal?.addEventListener('abort', () => {
          const index = queue.indexOf(resolve);
          if (index >= 0) queue.splice(index, 1);
          if (index >= 0) reject(new DOMException('aborted', 'AbortError'));
        });
      });
    } else {
      held.set(name, []);
      await Promise.resolve();
    }
    try {
      return await body();
    } finally {
      const next = held.get(name)!.shift();
      if (next) next();
      else held.delete(name);
    }
  }

  function tab() {
    const listeners = new Map<string, Set<(event: Event) => void>>();
    const random = 0.5 + tabs.size / 1e9;
    const fire = (type: string, extra: object = {}) => {
      for (const run of [...(listeners.get(type) ?? [])]) run(Object.assign(new Event(type), extra));
    };
    const mine: Tab = {
      hidden: false,
      online: true,
      fire,
      listeners: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
      async hide() {
        mine.hidden = true;
        fire('visibilitychange');
        await settle();
      },
      async show() {
        mine.hidden = false;
        fire('visibilitychange');
        await settle();
      },
      env: {
        now: () => time,
        after(ms, run) {
          const timer = { at: time + ms, run };
          timers.add(timer);
          return () => void timers.delete(timer);
        },
        afterView: setImmediate,
        random: () => random,
        on(type, run) {
          const set = listeners.get(type) ?? new Set();
          listeners.set(type, set);
          set.add(run);
          return () => void set.delete(run);
        },
        hidden: () => mine.hidden,
        online: () => mine.online,
        storage: {
          getItem: (key) => stored.get(key) ?? null,
          setItem(key, value) {
            if (world.full) throw new DOMException('full', 'QuotaExceededError');
            stored.set(key, value);
            tell(key);
          },
          removeItem(key) {
            stored.delete(key);
            tell(key);
          },
        },
        get locks() {
          return world.locks ? ({ request } as Pick<LockManager, 'request'>) : null;
        },
        get channel() {
          return world.channels ? channel : null;
        },
        page: () => null,
      },
    };
    const tell = (key: string) => {
      for (const other of tabs) if (other !== mine) queueMicrotask(() => other.fire('storage', { key }));
    };
    tabs.add(mine);
    return mine;
  }
  return world;
}

export type World = ReturnType<typeof createWorld>;
export interface Tab {
  hidden: boolean;
  online: boolean;
  readonly env: Env;
  fire(type: string, extra?: object): void;
  listeners(): number;
  hide(): Promise<void>;
  show(): Promise<void>;
}
