import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { tidyName } from '@hearth/core/domain';
import type { Section, SettingsScene } from './scene.ts';

/** What is kept of somebody: to take along, and to be deleted, on second thoughts. */
export class Own implements Section {
  readonly id = 'own';
  readonly #scene: SettingsScene;
  readonly #going: (step: 'begun' | 'done' | 'failed') => void;
  /** Asks whether it is meant. */
  #asking = false;
  #busy = false;
  #problem = '';

  constructor(scene: SettingsScene, going: (step: 'begun' | 'done' | 'failed') => void) {
    this.#scene = scene;
    this.#going = going;
  }

  get title(): string {
    return this.#scene.t.own;
  }

  async load(): Promise<void> {
    // Whether the backend can is known once it is here; it is here by what the other sections ask.
    await this.#scene.people.profile('me').catch(() => undefined);
  }

  template(): TemplateResult | typeof nothing {
    const { t, people } = this.#scene;
    return html`${
      people.offers('data')
        ? html`<button type="button" @click=${this.#download}>${t.download}</button>
            <p class="muted">${t.downloadHint}</p>`
        : nothing
    }
    ${people.offers('erase') ? (this.#asking ? this.#question() : this.#begin()) : nothing}`;
  }

  #begin(): TemplateResult {
    return html`<button type="button" class="danger" data-do="erase" @click=${this.#ask}>
      ${this.#scene.t.erase}
    </button>`;
  }

  #question(): TemplateResult {
    const { t, common } = this.#scene;
    return html`<form class="erase" novalidate aria-label=${t.eraseTitle} @submit=${this.#erase}>
      <p><strong>${t.eraseTitle}</strong></p>
      <p>${t.goes}</p>
      <p>${t.stays}</p>
      <label for="settings-sure">${t.typeName(this.#name)}</label>
      <input
        id="settings-sure"
        autocomplete="off"
        aria-invalid=${!!this.#problem}
        aria-describedby="settings-sure-problem"
      />
      <p id="settings-sure-problem" class="error-words" role="alert">${this.#problem}</p>
      <div class="line">
        <button type="submit" class="danger" aria-disabled=${this.#busy}>
          ${this.#busy ? t.erasing : t.eraseNow}
        </button>
        <button type="button" @click=${this.#leave}>${common.cancel}</button>
      </div>
    </form>`;
  }

  /** As it is now. */
  get #name(): string {
    const { community, viewer } = this.#scene;
    return (community.$viewer.get() ?? viewer).name;
  }

  readonly #download = async (): Promise<void> => {
    const { people, t, community } = this.#scene;
    const data = await this.#scene.act(this, () => people.data(), t.downloaded);
    if (!data) return;
    const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${community.$session.get().session?.site.id ?? 'community'}-${data.member}.json`;
    link.click();
    // The download has begun by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  readonly #ask = (): void => {
    this.#asking = true;
    this.#scene.redraw();
    this.#scene.focus('#settings-sure');
    // All of what it says, not only the field.
    this.#scene.reveal('.erase');
  };

  readonly #leave = (): void => {
    this.#asking = false;
    this.#problem = '';
    this.#scene.redraw();
    this.#scene.focus('[data-do=erase]');
  };

  readonly #erase = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#busy) return;
    const { people, t } = this.#scene;
    const field = (event.target as HTMLElement).querySelector('input')!;
    const same = tidyName(field.value).toLowerCase() === tidyName(this.#name).toLowerCase();
    this.#problem = same ? '' : t.nameDiffers;
    this.#scene.redraw();
    if (!same) return field.focus();
    this.#busy = true;
    // The dialog must know before the viewer goes: else it closes with them.
    this.#going('begun');
    const done = await this.#scene.act(this, async () => people.erase().then(() => true), '');
    this.#busy = false;
    this.#going(done ? 'done' : 'failed');
  };
}
