import type { Id } from '@hearth/core/domain';
import type { Desk, Office } from '../desk.ts';
import type { Quote } from './quote.ts';
import { rowOf, selectionIn } from './selection.ts';
import { whileHere } from './while-here.ts';

/** After the last change of a selection, before something is offered: milliseconds. */
const PAUSE = 200;

/** Watches for a selection in somebody's words; what can be done with it is `quote.ts`, loaded then. */
export class Quoting {
  readonly #desk: Desk;
  readonly #office: Office;
  #quote: Promise<Quote> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    whileHere(desk.host, 'quoting', () => {
      document.addEventListener('selectionchange', this.#changed);
      // What was selected while this was on its way is offered too.
      this.#changed();
      return () => {
        document.removeEventListener('selectionchange', this.#changed);
        clearTimeout(this.#timer);
        void this.#quote?.then((quote) => quote.close());
      };
    });
  }

  /** Quotes a comment as a whole, or what is selected in it. */
  async whole(id: Id, row: Element): Promise<void> {
    try {
      (await this.#load()).whole(id, row);
    } catch {
      this.#desk.announce(this.#office.common.partMissing);
    }
  }

  #load(): Promise<Quote> {
    return (this.#quote ??= import('./quote.ts').then(
      ({ Quote }) => new Quote(this.#desk, this.#office),
      (thrown: unknown) => {
        this.#quote = null;
        throw thrown;
      },
    ));
  }

  readonly #changed = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const range = selectionIn(this.#desk.host.renderRoot as ShadowRoot);
      if (this.#quote || rowOf(range?.startContainer ?? null))
        void this.#load().then(
          (quote) => quote.look(),
          () => undefined,
        );
    }, PAUSE);
  };
}
