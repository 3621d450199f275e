import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes. More makes no request cheaper; V8 would take eight times as much. */
const ENOUGH = 16_000_000;

/**
 * Keeps V8's space for young objects at some 16 MB. By itself it grows to 134 MB when much is alive at a time, as while
 * thousands of event streams open, and never gives that back. The same as starting Node with `--max-semi-space-size=8`,
 * for a process whose flags are not ours to choose. It concerns the whole process: `hearth serve` calls it, and so may
 * whoever runs a server in a process of its own.
 */
export function boundYoungHeap(): void {
  letYoungHeapGrow();
  const observer = new PerformanceObserver(() => {
    if (youngSize() < ENOUGH) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({ entryTypes: ['gc'] });
}

/**
 * Ends what `bin/hearth.mjs` begins: while code is loaded, the space stays as it is. Else it grows to 34 MB for garbage of a
 * second, and an idle server keeps 15 MB more than it needs.
 */
export const letYoungHeapGrow = (): void => setFlagsFromString('--semi-space-growth-factor=2'); // V8's own

const youngSize = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
