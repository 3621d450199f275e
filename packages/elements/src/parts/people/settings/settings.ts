import { html, nothing, render } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import { peopleOf } from '@hearth/core/state';
import type { Community } from '@hearth/core/state';
import { common as englishCommon } from '../../../locales/en/common.ts';
import { settings as english } from '../../../locales/en/settings.ts';
import type { Messages } from '../../../locales/messages.ts';
import { adopt } from '../../adopt.ts';
import { avatarStyles } from '../../avatar-apart.ts';
import type { BaseElement } from '../../base-element.ts';
import { errorNotice } from '../../error-view.ts';
import { HearthErasedEvent } from './events.ts';
import { Mail } from './mail.ts';
import { Mutes } from './mutes.ts';
import { Own } from './own.ts';
import type { Section, SettingsScene } from './scene.ts';
import { settingsStyles } from './settings.styles.ts';
import { Told } from './told.ts';
import { You } from './you.ts';

export interface SettingsOptions {
  /** The widget above which it opens. */
  readonly host: BaseElement;
  readonly community: Community;
  /** `undefined`: English. */
  readonly say: <K extends 'settings' | 'common'>(part: K) => Messages[K] | undefined;
  readonly tag: string;
  /** What gets the focus back when it closes; without it, what had it. */
  readonly back?: HTMLElement | null;
}

/** Opens what the viewer sets about themselves, as a dialog above a widget. Nobody is signed in: nothing opens. */
export function openSettings(options: SettingsOptions): void {
  if (options.community.$viewer.get()) new Settings(options).open();
}

class Settings {
  readonly #options: SettingsOptions;
  readonly #dialog = document.createElement('dialog');
  readonly #scene: SettingsScene;
  readonly #sections: readonly Section[];
  readonly #failures = new Map<Section, CommunityError>();
  /** Sections that are here; the others are still to come, or not offered. */
  readonly #here = new Set<Section>();
  #loading = true;
  #said = '';
  /** All is gone, or about to be. */
  #erased: 'begun' | 'done' | null = null;
  #stop: () => void = () => undefined;

  constructor(options: SettingsOptions) {
    this.#options = options;
    const { community, say, tag } = options;
    this.#scene = {
      community,
      people: peopleOf(community),
      viewer: community.$viewer.get()!,
      t: say('settings') ?? english,
      common: say('common') ?? englishCommon,
      tag,
      redraw: () => this.#draw(),
      tell: (words) => {
        this.#said = words;
        this.#draw();
      },
      act: (...input) => this.#act(...input),
      reveal: (selector) => this.#dialog.querySelector(selector)?.scrollIntoView({ block: 'nearest' }),
      focus: (selector) => this.#dialog.querySelector<HTMLElement>(selector)?.focus(),
    };
    const scene = this.#scene;
    this.#sections = [
      new You(scene),
      new Told(scene),
      new Mail(scene),
      new Mutes(scene),
      new Own(scene, (step) => this.#going(step)),
    ];
  }

  open(): void {
    const dialog = this.#dialog;
    const { host, community } = this.#options;
    const root = host.renderRoot;
    // Before all others: what a widget says of its own pictures holds.
    adopt(root, avatarStyles, 0);
    adopt(root, settingsStyles);
    dialog.className = 'settings';
    dialog.setAttribute('part', 'settings');
    dialog.setAttribute('aria-labelledby', 'settings-title');
    dialog.addEventListener('close', () => this.#close());
    (root.querySelector('.root') ?? root).append(dialog);
    // Signed out, or signed in as somebody else: what is shown is not theirs.
    this.#stop = community.$viewer.listen((viewer) => {
      if (viewer?.id !== this.#scene.viewer.id && !this.#erased) dialog.close();
    });
    this.#draw();
    dialog.showModal();
    void this.#load();
  }

  #close(): void {
    this.#stop();
    this.#dialog.remove();
    this.#options.back?.focus();
  }

  async #load(): Promise<void> {
    await Promise.all(
      this.#sections.map(async (section) => {
        try {
          await section.load();
          this.#here.add(section);
        } catch (thrown) {
          const error = toCommunityError(thrown);
          if (error.code !== 'unsupported') this.#failures.set(section, error);
        }
      }),
    );
    this.#loading = false;
    this.#draw();
  }

  async #act<T>(
    section: Section,
    deed: () => Promise<T>,
    done = this.#scene.t.saved,
    mine?: (error: CommunityError) => boolean,
  ): Promise<T | undefined> {
    this.#failures.delete(section);
    this.#said = '';
    this.#draw();
    try {
      const answer = await deed();
      this.#said = done;
      return answer;
    } catch (thrown) {
      const error = toCommunityError(thrown);
      if (!mine?.(error)) this.#failures.set(section, error);
      return undefined;
    } finally {
      this.#draw();
    }
  }

  #going(step: 'begun' | 'done' | 'failed'): void {
    this.#erased = step === 'failed' ? null : step;
    this.#draw();
    if (step !== 'done') return;
    this.#dialog.querySelector<HTMLElement>('.gone')?.focus();
    this.#options.host.dispatchEvent(new HearthErasedEvent());
  }

  #draw(): void {
    const { t, common } = this.#scene;
    const said = this.#said;
    render(
      html`<header>
          <h2 id="settings-title">${t.title}</h2>
          <button type="button" class="quiet" @click=${() => this.#dialog.close()}>${common.close}</button>
        </header>
        <div class="sections">
          ${this.#erased === 'done' ? html`<p class="gone" tabindex="-1">${t.erased}</p>` : this.#body()}
        </div>
        <p class=${said ? 'said' : 'said none'} role="status">${said}</p>`,
      this.#dialog,
    );
  }

  #body(): TemplateResult | readonly (TemplateResult | typeof nothing)[] {
    if (this.#loading) return html`<p class="muted">${this.#scene.common.loading}</p>`;
    return this.#sections.map((section) => {
      const error = this.#failures.get(section);
      if (!this.#here.has(section) && !error) return nothing;
      return html`<section aria-labelledby=${`settings-${section.id}`}>
        <h3 id=${`settings-${section.id}`}>${section.title}</h3>
        ${this.#here.has(section) ? section.template() : nothing}
        ${error ? errorNotice({ t: this.#scene.common, error, ...(!this.#here.has(section) && { retry: () => this.#again() }) }) : nothing}
      </section>`;
    });
  }

  #again(): void {
    this.#failures.clear();
    this.#loading = true;
    this.#draw();
    void this.#load();
  }
}
