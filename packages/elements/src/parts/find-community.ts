import { pageDefault } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import type { Followable } from './followable.ts';

const PROVIDER = 'hearth-community';

/** Asked by a widget, answered by the nearest `<hearth-community>` above it, through shadow roots. Not for pages. */
export interface CommunityRequest extends Event {
  answer?: Followable<Surroundings>;
}

/**
 * Who waits for the provider to be defined. One promise for all: what a promise calls back it holds until it is settled, and
 * this one may never be, long after an element is gone.
 */
const waiting = new Set<() => void>();
let defined: Promise<void> | undefined;

/**
 * Follows what surrounds a connected element: the nearest `<hearth-community>`, also one that is defined only later, else the
 * page's default. `use` is called at once, unless a provider has yet to be defined, and at each change. Returns how to stop.
 */
export function followSurroundings(element: Element, use: (surroundings: Surroundings) => void): () => void {
  let stop: (() => void) | null = () => undefined;
  const ask = (): void => {
    if (!stop) return;
    stop();
    const request: CommunityRequest = new Event('hearth-community-request', {
      bubbles: true,
      composed: true,
    });
    element.dispatchEvent(request);
    if (!request.answer && !customElements.get(PROVIDER)) {
      waiting.add(ask);
      defined ??= customElements.whenDefined(PROVIDER).then(() => waiting.forEach((again) => again()));
      if (element.closest(PROVIDER)) return;
    }
    const source = request.answer ?? pageDefault;
    stop = source.listen(use);
    use(source.get());
  };
  ask();
  return () => {
    stop?.();
    stop = null;
    waiting.delete(ask);
  };
}
