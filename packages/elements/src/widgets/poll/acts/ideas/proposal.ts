import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import type { Entry, Id } from '@hearth/core/domain';
import type { EntryDraft } from '@hearth/core/state';
import type { Desk } from './desk.ts';
import { HearthProposeEvent, HearthProposedEvent } from './events.ts';
import { voting } from './idea.ts';
import type { BoardScene } from './scene.ts';
import { flaw, leftOf, wordsForm } from './words-form.ts';
import type { Typed, Wrong } from './words-form.ts';

/** Where a new idea is written, with those that say the same beside it. */
export class Proposal {
  opened = false;
  readonly #desk: Desk;
  /** What stood in the fields when the form was opened. */
  #from: EntryDraft = { title: '', body: '' };
  #typed: Typed = { title: '', body: '', name: null };
  #wrong: Wrong | null = null;
  #busy = false;
  /** Similar ideas that were told of. */
  #told: readonly Id[] = [];
  /** The token that words were asked to be read over with, and these words. */
  #nudge: { readonly confirm: string | undefined; readonly said: string } | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Something was written and not sent. */
  get begun(): boolean {
    const { title, body } = this.#draft;
    return !!(title || body);
  }

  open(): void {
    this.#from = this.#draft;
    this.#typed = { ...this.#from, name: null };
    this.opened = true;
    this.#wrong = null;
    this.#told = [];
    this.#desk.redraw('.idea-form [name=title]');
  }

  render(scene: BoardScene): TemplateResult | typeof nothing {
    if (!this.opened) return nothing;
    const { t } = scene;
    const { similar } = this.#desk.store.$view.get();
    this.#tell(similar);
    return wordsForm(scene, {
      id: 'new-idea',
      label: t.propose,
      from: this.#from,
      asksName: scene.viewer === null,
      busy: this.#busy,
      wrong: this.#wrong,
      left: leftOf(this.#typed),
      send: this.#nudge ? t.sendAnyway : t.send,
      between: similar.length
        ? html`<div class="similar" part="similar" role="group" aria-label=${t.similar}>
            <p class="muted">${t.similar}</p>
            <ul class="alike">
              ${similar.map(
                (entry) =>
                  html`<li>
                    <button
                      type="button"
                      class="quiet linked"
                      dir="auto"
                      @click=${() => this.#desk.goTo(entry.id)}
                    >
                      ${entry.title}
                    </button>
                    ${voting(scene, entry, false, (one) => this.#desk.vote(one))}
                  </li>`,
              )}
            </ul>
          </div>`
        : nothing,
      typed: (typed) => this.#type(typed),
      submit: (typed) => void this.#send(scene, typed),
      leave: (kept) => this.#leave(kept),
    });
  }

  #type(typed: Typed): void {
    const before = leftOf(this.#typed);
    this.#typed = typed;
    this.#desk.store.setDraft({ title: typed.title, body: typed.body });
    const now = leftOf(typed);
    const nudged = this.#nudge && this.#nudge.said !== said(typed);
    if (nudged) this.#nudge = null;
    if (!nudged && !this.#wrong && before.title === now.title && before.body === now.body) return;
    this.#wrong = null;
    this.#desk.redraw();
  }

  /** Says how many say the same, when others do than before. */
  #tell(similar: readonly Entry[]): void {
    const ids = similar.map(({ id }) => id);
    const known = ids.join() === this.#told.join();
    this.#told = ids;
    if (ids.length && !known) this.#desk.say((t) => t.similarFound(ids.length));
  }

  async #send(scene: BoardScene, typed: Typed): Promise<void> {
    const desk = this.#desk;
    this.#typed = typed;
    this.#wrong = flaw(scene.t, typed);
    if (this.#wrong) return this.#point();
    const { poll } = scene;
    const [title, body] = [typed.title.trim(), typed.body.trim()];
    if (!desk.host.dispatchEvent(new HearthProposeEvent(poll.id, title, body))) return;
    this.#busy = true;
    desk.redraw();
    let error: CommunityError | null;
    try {
      if (typed.name !== null) await desk.join(typed.name.trim());
      // As it is sent: without blanks around.
      desk.store.setDraft({ title, body });
      const confirm = this.#nudge?.confirm;
      const entry = await desk.store.propose(confirm === undefined ? {} : { confirm });
      if (entry) {
        this.#close();
        desk.arrived(entry);
        desk.host.dispatchEvent(new HearthProposedEvent(poll.id, entry.id));
        return;
      }
      error = desk.store.$view.get().failure;
    } catch (thrown) {
      error = toCommunityError(thrown);
    }
    this.#refused(scene, typed, error ?? toCommunityError(null));
  }

  #refused({ t }: BoardScene, typed: Typed, error: CommunityError): void {
    const nudged = error.code === 'nudge';
    if (nudged) this.#nudge = { confirm: error.details.confirm, said: said(typed) };
    if (error.code === 'unauthenticated') this.#desk.signIn();
    const { field } = error.details;
    this.#wrong = {
      field: field === 'title' || field === 'body' || field === 'name' ? field : null,
      words: `${this.#desk.words(error)} ${nudged ? '' : t.kept}`,
    };
    this.#busy = false;
    this.#point();
  }

  /** Leads to what is wrong. */
  #point(): void {
    const { field } = this.#wrong ?? {};
    this.#desk.redraw(field ? `.idea-form [name=${field}]` : '.idea-form [type=submit]');
  }

  #leave(kept: boolean): void {
    if (this.#busy) return;
    if (!kept) this.#desk.store.setDraft({ title: '', body: '' });
    this.#close();
    this.#desk.redraw('[data-propose]');
  }

  #close(): void {
    this.opened = this.#busy = false;
    this.#wrong = this.#nudge = null;
  }

  get #draft(): EntryDraft {
    return this.#desk.store.$view.get().draft;
  }
}

const said = ({ title, body }: Pick<Typed, 'title' | 'body'>): string => JSON.stringify([title, body]);
