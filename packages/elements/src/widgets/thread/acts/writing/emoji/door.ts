import type { ComposerSetup } from '../../composer-setup.ts';

interface EmojiHost {
  readonly setup: ComposerSetup;
  /** Tells screen readers something. */
  tell(words: string): void;
  /** Puts it in at the caret, where there is one. */
  insert(text: string): void;
}

/** Opens the picker of emoji at its button, and closes it. The picker loads with the first time. */
export class EmojiDoor {
  #close = (): void => undefined;
  readonly #host: EmojiHost;

  constructor(host: EmojiHost) {
    this.#host = host;
  }

  close(): void {
    this.#close();
  }

  async toggle(button: HTMLElement): Promise<void> {
    if (button.getAttribute('aria-expanded') === 'true') return this.#close();
    button.setAttribute('aria-expanded', 'true');
    const { t, common, tag } = this.#host.setup;
    try {
      const { openPicker } = await import('./picker.ts');
      const pick = (char: string): void => this.#host.insert(char);
      this.#close = await openPicker({ anchor: button, t: t.tools.emoji, tag, pick });
    } catch {
      button.setAttribute('aria-expanded', 'false');
      this.#host.tell(common.partMissing);
    }
  }
}
