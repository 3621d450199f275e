import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { mayUpload, NAME_LIMIT, nameFlaw, tidyName } from '@hearth/core/domain';
import type { Profile } from '@hearth/core/domain';
import { avatar } from '../../avatar-apart.ts';
import { errorWords } from '../../error-view.ts';
import { squareOf } from './face.ts';
import type { Section, SettingsScene } from './scene.ts';

/** Name, picture, who sees the streak, and whether figures name one. */
export class You implements Section {
  readonly id = 'you';
  readonly #scene: SettingsScene;
  #profile: Profile | null = null;
  #streak: boolean | null = null;
  #listed: boolean | null = null;
  #busy = false;
  #problem = '';
  #pictureProblem = '';

  constructor(scene: SettingsScene) {
    this.#scene = scene;
  }

  get title(): string {
    return this.#scene.t.you;
  }

  async load(): Promise<void> {
    const { people } = this.#scene;
    [this.#profile, this.#streak, this.#listed] = await Promise.all([
      people.profile('me'),
      people.preferences().then(
        ({ streak }) => streak,
        () => null,
      ),
      people.listed().catch(() => null),
    ]);
  }

  template(): TemplateResult {
    const { t } = this.#scene;
    return html`${this.#picture()}${this.#name()}
    ${this.#check('streak', this.#streak, t.streak, this.#setStreak)}
    ${this.#check('listed', this.#listed, t.listed, this.#setListed)}`;
  }

  /** Nothing where the backend doesn't know of it. */
  #check(
    name: string,
    on: boolean | null,
    words: string,
    change: (event: Event) => Promise<void>,
  ): TemplateResult | typeof nothing {
    return on === null
      ? nothing
      : html`<label class="check"
          ><input type="checkbox" name=${name} .checked=${on} @change=${change} /> ${words}</label
        >`;
  }

  #name(): TemplateResult {
    const { t, viewer, community } = this.#scene;
    const { site } = community.$session.get().session!;
    const { member, own } = this.#profile!;
    if (site.names === 'host' && viewer.strength !== 'device')
      return html`<p>${member.name}</p>
        <p class="muted">${t.byHost(site.name)}</p>`;
    return html`<form novalidate @submit=${this.#rename}>
        <label for="settings-name">${t.name}</label>
        <div class="line">
          <input
            id="settings-name"
            autocomplete="nickname"
            maxlength=${NAME_LIMIT}
            .value=${member.name}
            aria-invalid=${!!this.#problem}
            aria-describedby="settings-name-problem"
          />
          <button type="submit" aria-disabled=${this.#busy}>${t.save}</button>
        </div>
        <p id="settings-name-problem" class="error-words" role="alert">${this.#problem}</p>
      </form>
      ${
        own?.given
          ? html`<p class="muted">
              ${t.given(site.name, own.given)}
              <button type="button" class="quiet" @click=${this.#useGiven}>${t.useGiven}</button>
            </p>`
          : nothing
      }`;
  }

  #picture(): TemplateResult | typeof nothing {
    const { t, viewer, community } = this.#scene;
    const { session } = community.$session.get();
    const { member, own } = this.#profile!;
    if (!session?.limits.upload || !mayUpload(viewer, session.site)) return nothing;
    return html`<div class="face">
      ${avatar(member)}
      <div>
        <div class="line">
          <button type="button" aria-disabled=${this.#busy} @click=${this.#choose}>
            ${this.#busy ? t.uploading : own?.picture ? t.chooseOther : t.choose}
          </button>
          ${own?.picture ? html`<button type="button" class="quiet" @click=${() => this.#show(null)}>${t.takeDown}</button>` : nothing}
        </div>
        <p class="muted">${t.pictureHint}</p>
        <p class="error-words" role="alert">${this.#pictureProblem}</p>
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-label=${t.picture}
          hidden
          @change=${this.#chosen}
        />
      </div>
    </div>`;
  }

  readonly #rename = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#busy) return;
    const { people, t } = this.#scene;
    const field = (event.target as HTMLElement).querySelector('input')!;
    const name = tidyName(field.value);
    const flaw = nameFlaw(name);
    this.#problem = flaw ? this.#wrong(flaw.reason, flaw.limit) : '';
    if (!flaw) {
      const card = await this.#run(
        () => people.rename(name),
        t.renamed,
        (error) => {
          const { field: where, reason = '', limit } = error.details;
          if (where === 'name')
            this.#problem = this.#wrong(reason, limit) || errorWords(error, this.#scene.common);
          return where === 'name';
        },
      );
      if (card) await this.#reload();
    }
    this.#scene.redraw();
    if (this.#problem) field.focus();
  };

  #wrong(reason: string, limit = NAME_LIMIT): string {
    const { t } = this.#scene;
    if (reason === 'too-long') return t.nameTooLong(limit);
    return (t.nameProblems as Readonly<Record<string, string>>)[reason] ?? '';
  }

  readonly #useGiven = async (): Promise<void> => {
    const { people, t } = this.#scene;
    this.#problem = '';
    this.#take(await this.#run(() => people.present({ name: null }), t.renamed));
    this.#scene.focus('#settings-name');
  };

  readonly #choose = (event: Event): void => {
    if (!this.#busy)
      (event.target as HTMLElement).closest('.face')?.querySelector<HTMLInputElement>('[type=file]')?.click();
  };

  readonly #chosen = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file may be chosen again.
    input.value = '';
    if (!file) return;
    this.#pictureProblem = '';
    try {
      await this.#show(await squareOf(file));
    } catch {
      this.#pictureProblem = this.#scene.t.noPicture;
      this.#scene.redraw();
    }
  };

  async #show(picture: Blob | null): Promise<void> {
    const { people, t } = this.#scene;
    this.#take(await this.#run(() => people.show(picture), picture ? t.pictured : t.takenDown));
  }

  readonly #setStreak = async (event: Event): Promise<void> => {
    const streak = (event.target as HTMLInputElement).checked;
    const wished = await this.#run(() => this.#scene.people.prefer({ streak }));
    this.#streak = wished?.streak ?? this.#streak;
    this.#scene.redraw();
  };

  readonly #setListed = async (event: Event): Promise<void> => {
    const on = (event.target as HTMLInputElement).checked;
    const done = await this.#run(async () => {
      await this.#scene.people.list(on);
      return true;
    });
    if (done) this.#listed = on;
    this.#scene.redraw();
  };

  async #reload(): Promise<void> {
    this.#take(await this.#scene.people.profile('me').catch(() => undefined));
  }

  #take(profile: Profile | undefined): void {
    this.#profile = profile ?? this.#profile;
    this.#scene.redraw();
  }

  async #run<T>(
    deed: () => Promise<T>,
    done?: string,
    mine?: (error: CommunityError) => boolean,
  ): Promise<T | undefined> {
    this.#busy = true;
    try {
      return await this.#scene.act(this, deed, done, mine);
    } finally {
      this.#busy = false;
    }
  }
}
