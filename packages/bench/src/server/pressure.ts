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

/** Puts a contender under load, and looks at what its process used meanwhile. */
export async function underPressure(contender: Contender, load: Omit<Load, 'port'>): Promise<Figures> {
  const before = await contender.usage();
  const { requests, seconds, latencies } = await press({ port: contender.port, ...load });
  const after = await contender.usage();
  return {
    rate: requests / seconds,
    cpu: (after.cpu - before.cpu) / requests,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}
