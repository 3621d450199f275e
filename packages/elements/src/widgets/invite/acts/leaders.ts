import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Invitation } from '@hearth/core/domain';
import { leadersStore, type LeadersStore, type LeadersView } from '@hearth/core/state';
import { common } from '../../../locales/en/common.ts';
import { winning } from '../../../locales/en/winning.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { StoreController } from '../../../parts/store-controller.ts';
import type { InviteHost } from './host.ts';

/** Those who brought most, by first name, of who wants to be named. */
export class LeadersRoom {
  readonly #host: InviteHost;
  readonly #view: StoreController<LeadersView>;

  constructor(host: InviteHost) {
    this.#host = host;
    this.#view = new StoreController<LeadersView>(host);
  }

  end(): void {
    this.#view.follow(null);
  }

  render({ programme }: Invitation, _tag: string): TemplateResult {
    const { community } = this.#host;
    const store = community && leadersStore(community, programme.id);
    this.#view.follow(store && store.$view);
    const view = this.#view.value;
    const t = this.#host.say('winning', undefined) ?? winning;
    const words = this.#host.say('common', undefined) ?? common;
    const board = view?.board;
    const wrong = view?.failure ?? view?.error;
    if (!board)
      return wrong
        ? errorNotice({ t: words, error: wrong, retry: () => void store?.reload() })
        : html`<p class="muted">${words.loading}</p>`;
    return html`${
        board.leaders.length
          ? html`<ol class="leaders" part="leaders-list">
              ${board.leaders.map(
                ({ name, friends, you }) =>
                  html`<li aria-current=${you ? 'true' : nothing}>
                    <bdi>${name}</bdi> ${you ? html`<span class="chip">${t.you}</span>` : nothing}
                    <span class="muted">${t.friends(friends)}</span>
                  </li>`,
              )}
            </ol>`
          : html`<p class="muted">${t.nobody}</p>`
      }
      <p>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${board.listed}
            aria-describedby="list-hint"
            @change=${(event: Event) => void this.#list(store, event.target as HTMLInputElement)}
          />
          ${t.list}</label
        >
      </p>
      <p class="muted" id="list-hint">${t.listHint}</p>
      ${wrong ? errorNotice({ t: words, error: wrong }) : nothing}`;
  }

  /** The box says what is kept, also when that could not be changed. */
  async #list(store: LeadersStore | null, box: HTMLInputElement): Promise<void> {
    await store?.list(box.checked);
    box.checked = !!store?.$view.get().board?.listed;
  }
}
