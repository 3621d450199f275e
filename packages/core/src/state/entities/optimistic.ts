import type { Patch, Table } from './entities.ts';

/**
 * The one way to change something before the backend has agreed: shows `patch`, runs `run`, and when it is through takes
 * the patch away again, after putting in its place what the backend answered. When `run` fails, only its own patch goes:
 * what others changed meanwhile stays. Rejects with whatever `run` rejected with.
 */
export async function optimistic<T, R>(
  table: Table<T>,
  change: {
    readonly id: string;
    readonly patch: Patch<T>;
    readonly run: () => Promise<R>;
    /** What the answer says about the entity; `undefined` says nothing. */
    readonly settle: (answer: R) => T | undefined;
  },
): Promise<R> {
  const lift = table.lay(change.id, change.patch);
  try {
    const answer = await change.run();
    const value = change.settle(answer);
    if (value !== undefined) table.put([value]);
    return answer;
  } finally {
    lift();
  }
}

/** Runs what belongs to one `key` one after another, in the order asked for; others go on side by side. */
export function createTurns(): <R>(key: string, run: () => Promise<R>) => Promise<R> {
  const last = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(run, run);
    last.set(key, turn);
    const done = () => {
      if (last.get(key) === turn) last.delete(key);
    };
    turn.then(done, done);
    return turn;
  };
}
