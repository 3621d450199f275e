/** What stands in a page before any of its own scripts, and notes what happens to it. */
export interface Probe {
  /** Milliseconds from the beginning of the navigation to the frame that shows so many comments. */
  readonly shown: Promise<number>;
  /** How many comments there are. */
  comments(): number;
  /** Sum of the layout shifts so far, as Cumulative Layout Shift counts each: without a limit to a window of time. */
  shifted: number;
  /** Milliseconds of each task of more than 50. */
  readonly longTasks: number[];
  /** Timers that have not rung and were not stopped. */
  readonly timers: Set<unknown>;
}

declare global {
  interface Window {
    benchProbe: Probe;
  }
}

export interface Watched {
  /** How many comments count as shown; 0 does not look, which costs nothing. */
  readonly wanted: number;
  /** Finds comments in the page; default: Hearth's and the limits'. */
  readonly rows?: string | undefined;
}

/** Runs in the page: stands alone, and is given to it as text. */
export function install({ wanted, rows = 'ol.list > li, .hearth-comments article' }: Watched): void {
  if (location.protocol === 'about:') return;
  const count = (root: ParentNode, selector: string): number => root.querySelectorAll(selector).length;
  const comments = (): number => {
    const shadow = document.querySelector('hearth-thread,limit-list')?.shadowRoot;
    const drawn = shadow ? count(shadow, 'ol.list > li') : 0;
    return Math.max(drawn, count(document, rows));
  };
  const shown = new Promise<number>((resolve) => {
    if (wanted === 0) return;
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      painted.port1.close();
      resolve(performance.now());
    };
    const look = (): void => {
      // What is posted from a frame arrives when the frame is drawn.
      if (comments() >= wanted) painted.port2.postMessage(null);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const probe: Probe = { shown, comments, shifted: 0, longTasks: [], timers: new Set() };
  window.benchProbe = probe;
  const observe = (type: string, note: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('layout-shift', (entry) => {
    probe.shifted += (entry as PerformanceEntry & { readonly value: number }).value;
  });
  observe('longtask', ({ duration }) => void probe.longTasks.push(duration));

  const { timers } = probe;
  const begin = window.setTimeout.bind(window);
  const stop = window.clearTimeout.bind(window);
  const repeat = window.setInterval.bind(window);
  window.setTimeout = ((run: () => void, after?: number): number => {
    const id = begin(() => {
      timers.delete(id);
      run();
    }, after);
    timers.add(id);
    return id;
  }) as typeof setTimeout;
  window.setInterval = ((run: () => void, every?: number): number => {
    const id = repeat(run, every);
    timers.add(id);
    return id;
  }) as typeof setInterval;
  window.clearTimeout = window.clearInterval = (id) => {
    timers.delete(id);
    stop(id as number);
  };
}
