import type { Ranking } from './ranking.ts';

/** So far a pointer goes before it drags; pixels. */
const SLACK = 4;
/** So near the edge of the window a drag scrolls the page, and by how much; pixels. */
const EDGE = 56;
const SCROLL = 14;

interface DragOptions {
  readonly draw: () => void;
  readonly begin: () => Ranking;
  readonly move: (ranking: Ranking, id: string, place: number | null) => Ranking;
  readonly end: (id: string, ranking: Ranking) => void;
}

/**
 * Drags rows of a ranking, with a mouse by the row, with finger or pen by the grip (elsewhere they scroll). Listens where the rows
 * are; nothing is kept before the row is let go.
 */
export class Drag {
  /** As it would be if the row were let go now; `null`: nothing is dragged. */
  ranking: Ranking | null = null;
  /** What is dragged. */
  id: string | null = null;
  readonly #options: DragOptions;

  constructor(options: DragOptions) {
    this.#options = options;
  }

  /** The listener for `pointerdown`. */
  readonly start = (event: PointerEvent): void => {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('[data-option]');
    const grip = target.closest('.grip');
    const list = event.currentTarget as HTMLElement;
    const id = row?.dataset['option'];
    if (!id || event.button !== 0 || (!grip && (event.pointerType !== 'mouse' || target.closest('button'))))
      return;
    const { pointerId, clientY: from } = event;
    const ended = new AbortController();
    const { signal } = ended;
    const on = (type: string, listener: (event: PointerEvent) => void): void =>
      list.addEventListener(type, listener as EventListener, { signal });
    const stop = (keep: boolean): void => {
      const { ranking } = this;
      ended.abort();
      this.ranking = this.id = null;
      if (keep && ranking) this.#options.end(id, ranking);
      this.#options.draw();
    };
    on('pointermove', ({ clientY }) => {
      if (!this.id) {
        if (Math.abs(clientY - from) < SLACK) return;
        this.id = id;
        this.ranking = this.#options.begin();
        list.setPointerCapture(pointerId);
      }
      if (clientY < EDGE) scrollBy(0, -SCROLL);
      else if (clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
      this.ranking = this.#options.move(this.ranking!, id, placeAt(list, id, clientY));
      this.#options.draw();
    });
    on('pointerup', () => stop(true));
    on('pointercancel', () => stop(false));
    addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape' || !this.id) return;
        key.preventDefault();
        stop(false);
      },
      { signal, capture: true },
    );
  };
}

/** The place that a pointer at `y` stands for: how many other ranked rows have their middle above it; `null` below them all. */
function placeAt(list: HTMLElement, id: string, y: number): number | null {
  const below = list.querySelector('#left')?.getBoundingClientRect();
  const rest = list.querySelector('.left')?.getBoundingClientRect();
  if (rest?.height && below && y > below.top + below.height / 2) return null;
  if (!rest?.height && y > list.getBoundingClientRect().bottom) return null;
  return [...list.querySelectorAll<HTMLElement>('.ranked [data-option]')].filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return row.dataset['option'] !== id && top + height / 2 < y;
  }).length;
}
