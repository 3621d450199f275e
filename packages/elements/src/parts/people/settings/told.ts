import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { NOTICE_GROUPS } from '@hearth/core/domain';
import type { NoticeGroup, Preferences, PreferencesChange, QuietHours } from '@hearth/core/domain';
import type { Section, SettingsScene } from './scene.ts';

/** What quiet hours begin with, for whoever wants some. */
const NIGHT = { from: '22:00', to: '07:00' };

/** What one is told of, and when it is quiet. Each change is kept at once. */
export class Told implements Section {
  readonly id = 'told';
  readonly #scene: SettingsScene;
  #wishes: Preferences | null = null;

  constructor(scene: SettingsScene) {
    this.#scene = scene;
  }

  get title(): string {
    return this.#scene.t.told;
  }

  async load(): Promise<void> {
    this.#wishes = await this.#scene.people.preferences();
  }

  template(): TemplateResult {
    const { t } = this.#scene;
    const { kinds, quiet } = this.#wishes!;
    return html`<ul class="checks">
        ${NOTICE_GROUPS.map(
          (group) =>
            html`<li>
              <label class="check"
                ><input
                  type="checkbox"
                  name=${group}
                  .checked=${kinds[group]}
                  @change=${(event: Event) => this.#setKind(group, event)}
                />
                ${t.kinds[group]}</label
              >
            </li>`,
        )}
      </ul>
      <label class="check"
        ><input type="checkbox" name="quiet" .checked=${quiet !== null} @change=${this.#setQuiet} />
        ${t.quiet}</label
      >
      <p class="muted">${t.quietHint}</p>
      ${quiet ? html`<div class="line">${this.#time('from', quiet)}${this.#time('to', quiet)}</div>` : nothing}`;
  }

  #time(which: 'from' | 'to', quiet: QuietHours): TemplateResult {
    return html`<label
      >${this.#scene.t[which]}
      <input
        type="time"
        name=${which}
        required
        .value=${quiet[which]}
        @change=${(event: Event) => this.#setTime(which, quiet, event)}
    /></label>`;
  }

  async #setKind(group: NoticeGroup, event: Event): Promise<void> {
    await this.#prefer({ kinds: { [group]: (event.target as HTMLInputElement).checked } });
  }

  readonly #setQuiet = async (event: Event): Promise<void> => {
    const on = (event.target as HTMLInputElement).checked;
    await this.#prefer({ quiet: on ? here(NIGHT) : null });
    if (on) this.#scene.focus('[name=from]');
  };

  async #setTime(which: 'from' | 'to', quiet: QuietHours, event: Event): Promise<void> {
    const { value } = event.target as HTMLInputElement;
    if (value) await this.#prefer({ quiet: here({ ...quiet, [which]: value }) });
  }

  async #prefer(change: PreferencesChange): Promise<void> {
    this.#wishes = (await this.#scene.act(this, () => this.#scene.people.prefer(change))) ?? this.#wishes;
    this.#scene.redraw();
  }
}

/** Times of day are those of whoever types them. */
function here({ from, to }: QuietHours): QuietHours {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  return { from, to, ...(timezone && { timezone }) };
}
