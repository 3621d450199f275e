import type { Entry } from '@hearth/core/domain';
import type { Desk } from './desk.ts';

/** After the last letter, before ideas are looked for: milliseconds. */
const PAUSE = 300;

/** Looks for the idea that another one is to be merged into. */
export class MergeSearch {
  /** `null` while they are looked for. */
  found: readonly Entry[] | null = null;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  begin(title: string): void {
    this.found = null;
    this.#text = '';
    void this.#ask(title);
  }

  look(text: string): void {
    clearTimeout(this.#timer);
    if (text.trim() === this.#text) return;
    this.#timer = setTimeout(() => void this.#ask(text.trim()), PAUSE);
  }

  async #ask(text: string): Promise<void> {
    this.#text = text;
    const found = await this.#desk.store.alike(text);
    if (text !== this.#text) return;
    this.found = found;
    this.#desk.redraw();
  }
}
