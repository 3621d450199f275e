import { atom, type WritableAtom } from 'nanostores';
import type { BackendAdapter } from '../../adapter/contract.ts';
import type { Cursor } from '../../domain/common.ts';
import type { Env } from '../env.ts';
import type { Line, Live, LiveEntry } from './line.ts';

/** After this the code is asked for again, if it could not be loaded; milliseconds. */
const ASK_AGAIN = 10_000;

/**
 * The way to the live connection. Its code is loaded once something is there to listen for: after the first page, so that
 * reading doesn't wait for it. What changes meanwhile isn't missed, since all begins at the position of what was read.
 */
export function createLive(
  adapter: BackendAdapter,
  env: Env,
  $state: WritableAtom<'off' | 'live' | 'waiting'> & Live['$state'] = atom<'off' | 'live' | 'waiting'>('off'),
): Live {
  const waiting = new Set<() => void>();
  let line: Line | undefined;
  let name: string | null = null;
  let stop = () => {};
  let closed = false;

  const load = () => {
    import('./line.ts').then(
      ({ createLine }) => {
        if (closed) return;
        line = createLine(adapter, env, $state);
        line.use(name);
        for (const begin of waiting) begin();
      },
      () => {
        if (!closed) stop = env.after(ASK_AGAIN, load);
      },
    );
  };

  return {
    $state,
    open(channel, since, onChange, onResync) {
      const positions: Cursor[] = [];
      let entry: LiveEntry | undefined;
      const begin = () => {
        entry = line!.open(channel, since, onChange, onResync);
        for (const position of positions) entry.at(position);
      };
      if (line) begin();
      else if (adapter.subscribe && waiting.add(begin).size === 1) load();
      return {
        at(asOf) {
          if (entry) entry.at(asOf);
          else positions.push(asOf);
        },
        close() {
          waiting.delete(begin);
          entry?.close();
        },
      };
    },
    use(next) {
      name = next;
      line?.use(next);
    },
    close() {
      closed = true;
      stop();
      line?.close();
    },
  };
}
