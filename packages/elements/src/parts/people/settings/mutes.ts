import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { MemberCard } from '@hearth/core/domain';
import type { People } from '@hearth/core/state';
import { avatar } from '../../avatar-apart.ts';
import type { Section, SettingsScene } from './scene.ts';

type MutedThread = Awaited<ReturnType<People['mutedThreads']>>['threads'][number];

/** Whom one does not want to read, and of which threads one does not want to hear. */
export class Mutes implements Section {
  readonly id = 'mutes';
  readonly #scene: SettingsScene;
  #members: readonly MemberCard[] = [];
  #next: string | null = null;
  #threads: readonly MutedThread[] = [];

  constructor(scene: SettingsScene) {
    this.#scene = scene;
  }

  get title(): string {
    return this.#scene.t.mutes;
  }

  async load(): Promise<void> {
    const { people } = this.#scene;
    const [page, threads] = await Promise.all([
      people.muted(),
      people.offers('mutedThreads') ? people.mutedThreads() : { threads: [] },
    ]);
    this.#members = page.members;
    this.#next = page.next;
    this.#threads = threads.threads;
  }

  template(): TemplateResult {
    const { t } = this.#scene;
    if (!this.#members[0] && !this.#threads[0])
      return html`<p class="muted" tabindex="-1">${t.nobodyMuted}</p>`;
    return html`<ul class="mutes">
        ${this.#members.map((card) =>
          this.#line(
            html`${avatar(card)}<span><bdi>${card.name}</bdi></span>`,
            card.name,
            () => void this.#unmute(card),
          ),
        )}
        ${this.#threads.map((thread) => {
          const title = thread.title ?? thread.topic;
          return this.#line(
            html`<span>${t.thread(title)}</span>`,
            title,
            () => void this.#unmuteThread(thread, title),
          );
        })}
      </ul>
      ${this.#next === null ? nothing : html`<button type="button" @click=${this.#more}>${t.moreMuted}</button>`}`;
  }

  #line(what: TemplateResult, name: string, end: () => void): TemplateResult {
    const { t } = this.#scene;
    return html`<li>
      ${what}
      <button type="button" class="quiet" aria-label=${t.unmuteNamed(name)} @click=${end}>${t.unmute}</button>
    </li>`;
  }

  async #unmute({ id, name }: MemberCard): Promise<void> {
    await this.#end(name, async () => {
      await this.#scene.people.mute(id, false);
      this.#members = this.#members.filter((one) => one.id !== id);
    });
  }

  async #unmuteThread({ topic }: MutedThread, title: string): Promise<void> {
    await this.#end(title, async () => {
      await this.#scene.people.muteThread(topic, false);
      this.#threads = this.#threads.filter((one) => one.topic !== topic);
    });
  }

  /** The button that was pressed goes: the focus goes to the next one, or to what is said instead. */
  async #end(name: string, deed: () => Promise<void>): Promise<void> {
    await this.#scene.act(this, deed, this.#scene.t.unmuted(name));
    const here = '[aria-labelledby=settings-mutes]';
    this.#scene.focus(`${here} li button, ${here} p`);
  }

  readonly #more = async (): Promise<void> => {
    const page = await this.#scene.act(this, () => this.#scene.people.muted(this.#next ?? undefined), '');
    if (!page) return;
    this.#members = [...this.#members, ...page.members];
    this.#next = page.next;
    this.#scene.redraw();
  };
}
