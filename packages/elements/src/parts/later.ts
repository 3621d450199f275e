import type { ControllerHost } from './base-element.ts';

/**
 * Code that a widget needs only when somebody takes part. It loads once, and draws its host when it is here or can't be had;
 * after that, only a touch tries again.
 */
export class Later<A> {
  /** What it made; `null` until then. */
  here: A | null = null;
  /** It could not be loaded. */
  missing = false;
  #loading: Promise<A | null> | null = null;
  readonly #host: Pick<ControllerHost, 'requestUpdate'>;
  readonly #make: () => Promise<A>;

  constructor(host: Pick<ControllerHost, 'requestUpdate'>, make: () => Promise<A>) {
    this.#host = host;
    this.#make = make;
  }

  /** @param touched somebody asks for it, so that it is tried again; anything true */
  readonly load = (touched?: unknown): Promise<A | null> => {
    if (touched && this.missing) this.forget();
    if (this.#loading) return this.#loading;
    const done = (made: A | null): A | null => {
      if (mine !== this.#loading) return null;
      this.missing = !made;
      this.#host.requestUpdate();
      return (this.here = made);
    };
    const mine: Promise<A | null> = this.#make().then(done, () => done(null));
    return (this.#loading = mine);
  };

  /** What was made, or is on its way, is of no use any more. */
  forget(): void {
    this.here = this.#loading = null;
    this.missing = false;
  }
}
