import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CommunityError } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import type { ThreadView } from '@hearth/core/state';
import { acting } from '../../../locales/en/acting.ts';
import { common } from '../../../locales/en/common.ts';
import type { Messages } from '../../../locales/messages.ts';
import { define } from '../../../parts/define.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import type { Desk, Office } from '../desk.ts';
import type { RowExtras, RowHelp, RowView } from '../scene.ts';
import { Compose } from './compose.ts';
import { HearthComposer } from './composer.ts';
import { RowActions } from './row-actions.ts';
import { rowExtras } from './row-extras.ts';

define('hearth-composer', HearthComposer);

/** Everything about taking part in a thread. Loads when somebody comes near doing so, or when something to be shown needs it. */
export class Acts implements Office, RowHelp {
  readonly compose: Compose;
  readonly rows: RowActions;
  /** The permalink's target, marked. */
  marked: Id | null = null;
  #reveal: Id | null = null;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.compose = new Compose(desk, this);
    this.rows = new RowActions(desk, this);
    if (desk.store.draft('new')) this.compose.open('new', false);
  }

  get t(): Messages['acting'] {
    return this.#desk.words('acting') ?? acting;
  }

  get common(): Messages['common'] {
    return this.#desk.words('common') ?? common;
  }

  /** What a row is drawn by, besides its item. */
  rowView(id: Id, view: ThreadView): Omit<RowView, 'item'> & { readonly turn: number } {
    const { row, turn } = this.compose;
    const mode =
      row === `reply/${id}`
        ? 'reply'
        : row === `edit/${id}`
          ? 'edit'
          : this.rows.confirming === id
            ? 'confirm'
            : null;
    return {
      mode,
      marked: this.marked === id,
      failure: this.rows.acted === id && mode !== 'edit' ? view.failure : null,
      turn: mode === 'reply' || mode === 'edit' ? turn : 0,
    };
  }

  extras(view: RowView): RowExtras {
    return rowExtras(view, this.t, this.common, this.#desk.community.$viewer.get()?.id);
  }

  /** What went wrong with the whole thread, or with its connection. */
  failure(error: CommunityError, action: string): TemplateResult {
    const t = this.common;
    return errorNotice({
      t,
      error,
      retry: () => void (action === 'reload' ? this.#desk.store.reload() : this.#desk.community.reconnect()),
      action:
        error.code === 'unauthenticated'
          ? html`<slot name="sign-in"
              ><button type="button" class="primary" data-do="sign-in">${t.signIn}</button></slot
            >`
          : nothing,
    });
  }

  /** What the last action met, where it belongs to no row. */
  leftover({ failure }: ThreadView): TemplateResult | typeof nothing {
    return failure && !this.rows.acted ? errorNotice({ t: this.common, error: failure }) : nothing;
  }

  /** Shows a permalink's target: loads what is around it, scrolls there, marks it once and puts the focus on it. */
  async goTo(id: Id): Promise<void> {
    const { store } = this.#desk;
    this.rows.acted = null;
    if (!store.$view.get().items.some(({ comment }) => comment.id === id)) await store.goTo(id);
    this.show(id);
  }

  show(id: Id): void {
    this.marked = this.#reveal = id;
    this.#desk.host.requestUpdate();
  }

  /** Puts the focus on a row, or on what `selector` finds in it, once it is drawn. */
  focusRow(id: Id, selector = 'article'): void {
    void this.#desk.host.updateComplete.then(() => this.#find(id, selector)?.focus());
    this.#desk.host.requestUpdate();
  }

  /** The row that has the focus. */
  focused(): Id | undefined {
    const { activeElement } = this.#desk.host.shadowRoot ?? {};
    return activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  }

  /** After each drawing. */
  settle(): void {
    this.compose.settle(this.#desk.host.renderRoot);
    const target = this.#reveal && this.#find(this.#reveal, 'article');
    if (!target) return;
    this.#reveal = null;
    this.#desk.expand();
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
  }

  #find(id: Id, selector: string): HTMLElement | null {
    return this.#desk.host.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"] ${selector}`);
  }
}
