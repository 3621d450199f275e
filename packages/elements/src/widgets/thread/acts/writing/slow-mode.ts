import { formatAhead, formatSpan } from '../../../../locales/spans.ts';
import type { Messages } from '../../../../locales/messages.ts';
import type { BaseElement, Controller } from '../../../../parts/base-element.ts';

const SECOND = 1_000;

/** How somebody has to wait between two comments. */
export interface SlowMode {
  /** Seconds between two comments. */
  readonly every: number;
  /** The tag for formats. */
  readonly tag: string;
  /** Seconds until they may write again; 0 or less: now. */
  readonly left: () => number;
}

/** Counts down where somebody writes: draws once a second while they have to wait, and says once when that is over. */
export class Countdown implements Controller {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waited = false;
  readonly #host: BaseElement;
  readonly #mode: () => SlowMode | null;
  readonly #over: () => void;

  /** `over`: called once when the waiting has come to its end. */
  constructor(host: BaseElement, mode: () => SlowMode | null, over: () => void) {
    this.#host = host;
    this.#mode = mode;
    this.#over = over;
    host.addController(this);
  }

  get left(): number {
    return Math.max(0, this.#mode()?.left() ?? 0);
  }

  /** The rule, or how long to wait yet. */
  words(t: Messages['acting']): string | null {
    const mode = this.#mode();
    if (!mode) return null;
    const { left } = this;
    return left ? t.slowAgain(formatAhead(mode.tag, left)) : t.slow(formatSpan(mode.tag, mode.every));
  }

  /** Where a row is moved, what is written in it is, too. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (this.left) {
      this.#waited = true;
      this.#timer = setTimeout(() => this.#host.requestUpdate(), SECOND);
    } else if (this.#waited) {
      this.#waited = false;
      this.#over();
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
