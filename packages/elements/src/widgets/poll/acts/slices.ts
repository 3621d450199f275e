import type { PollHost } from './host.ts';

/** Options that a form draws per frame: 200 of them at once would hold the page up. */
const PER_FRAME = 24;

/** How much of a long form is drawn: more with each frame, until all is there. */
export class Slices {
  readonly #host: PollHost;
  #drawn = 0;

  constructor(host: PollHost) {
    this.#host = host;
  }

  /** How many of so many rows to draw now. A form that was closed begins anew. */
  of(rows: number): number {
    if (!this.#host.shadowRoot?.querySelector('[part=ballot]')) this.#drawn = PER_FRAME;
    if (this.#drawn < rows)
      requestAnimationFrame(() => {
        this.#drawn += PER_FRAME;
        this.#host.requestUpdate();
      });
    return this.#drawn;
  }
}
