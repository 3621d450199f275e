import { pageDefault } from './registry.ts';
import type { Surroundings } from './registry.ts';
import type { Followable } from './source.ts';

const PROVIDER = 'hearth-community';

/** Asked by a widget, answered by the nearest `<hearth-community>` above it, through shadow roots. Not for pages. */
export class CommunityRequest extends Event {
  answer: Followable<Surroundings> | null = null;

  constructor() {
    super('hearth-community-request', { bubbles: true, composed: true });
  }
}

/**
 * Follows what surrounds a connected element: the nearest `<hearth-community>`, also one that is defined only later, else the
 * page's default. `use` is called at once, unless a provider has yet to be defined, and at each change. Returns how to stop.
 */
export function followSurroundings(element: Element, use: (surroundings: Surroundings) => void): () => void {
  let stop = (): void => undefined;
  let over = false;
  const ask = (): void => {
    stop();
    if (over) return;
    const request = new CommunityRequest();
    element.dispatchEvent(request);
    if (!request.answer && !customElements.get(PROVIDER)) {
      void customElements.whenDefined(PROVIDER).then(ask);
      if (element.closest(PROVIDER)) return;
    }
    const source = request.answer ?? pageDefault;
    stop = source.listen(use);
    use(source.get());
  };
  ask();
  return () => {
    over = true;
    stop();
  };
}
