import { setTimeout as sleep } from 'node:timers/promises';
import type { Figures } from '../measure/alternate.ts';
import { press, type Load } from '../measure/press.ts';
import { quantile } from '../measure/stats.ts';
import type { Contender } from '../run/contender.ts';
import type { Column } from '../run/row.ts';

export const PRESSURE: readonly Column[] = [
  { key: 'rate', label: 'requests/s' },
  { key: 'cpu', label: 'CPU µs/request' },
  { key: 'p50', label: 'p50 ms' },
  { key: 'p99', label: 'p99 ms' },
];

/** Seconds per measurement. */
export const spell = ({ quick }: { readonly quick: boolean }): number => (quick ? 0.7 : 3);

/** Milliseconds between two looks, CPU microseconds in between that count as rest, and looks after which it is the next one's turn anyway. */
const [LOOK, REST, LOOKS] = [250, 12_500, 60];

/**
 * Puts a contender under load, or several processes of one, and looks at what they used meanwhile and for what they had put off:
 * it counts as theirs, and does not slow down whose turn comes next.
 */
export async function underPressure(
  contender: Contender | readonly Contender[],
  load: Omit<Load, 'port'>,
): Promise<Figures> {
  const processes = [contender].flat();
  const used = async (): Promise<number> => {
    const usages = await Promise.all(processes.map((each) => each.usage()));
    return usages.reduce((sum, { cpu }) => sum + cpu, 0);
  };
  const before = await used();
  const { requests, seconds, latencies } = await press({ port: processes.map(({ port }) => port), ...load });
  let after = await used();
  for (let look = 0, last = 0; look < LOOKS && after - last > REST; look++) {
    last = after;
    await sleep(LOOK);
    after = await used();
  }
  return {
    rate: requests / seconds,
    cpu: (after - before) / requests,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}
