import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes, as V8 counts them: both halves of the space, of which one is filled. */
const ENOUGH = 16_000_000;
/** … while so many bytes are allocated in so many milliseconds: to collect them in small portions would take a sixth of the time. */
const MUCH = 64_000_000;
const [CHURN, WINDOW] = [600_000_000, 3_000];

/**
 * Keeps V8's space for young objects at some 16 MB, or four times that under a load that lasts. By itself it grows to 134 MB when
 * much is alive at a time, as while thousands of event streams open. V8 makes it smaller again when it collects at rest. It
 * concerns the whole process: `hearth serve` calls it, and so may whoever runs a server in a process of its own.
 */
export function boundYoungHeap(): void {
  letYoungHeapGrow();
  const allocated = new Churn();
  const observer = new PerformanceObserver((list) => {
    const size = youngSize();
    for (const entry of list.getEntries()) if (isMinor(entry)) allocated.add(entry.startTime, size / 2);
    setGrowth(size < (allocated.lately >= CHURN ? MUCH : ENOUGH) ? 2 : 1);
  });
  observer.observe({ entryTypes: ['gc'] });
}

/**
 * Ends what `bin/hearth.mjs` begins: while code is loaded, the space stays as it is. Else it grows to 34 MB for garbage of a
 * second, and an idle server keeps 15 MB more than it needs.
 */
export const letYoungHeapGrow = (): void => setGrowth(2); // V8's own

/** How many bytes were filled in the last {@link WINDOW}. */
export class Churn {
  #filled: { readonly at: number; readonly bytes: number }[] = [];

  /** @param at milliseconds that never go back */
  add(at: number, bytes: number): void {
    this.#filled = [...this.#filled.filter((each) => at - each.at < WINDOW), { at, bytes }];
  }

  get lately(): number {
    return this.#filled.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

const setGrowth = (factor: 1 | 2): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`);

/** Node's types lack what a `gc` entry says. */
const isMinor = (entry: PerformanceEntry & { readonly detail?: { readonly kind?: number } }): boolean =>
  entry.detail?.kind === constants.NODE_PERFORMANCE_GC_MINOR;

const youngSize = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
