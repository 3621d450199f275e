import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import type { Body, Comment, CommentVersion, Id, Time } from '@hearth/core/domain';
import { threadDeeds } from '@hearth/core/state';
import { formatDateTime } from '../../../../locales/dates.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { bodyElement } from '../../../../parts/body.ts';
import { errorNotice } from '../../../../parts/error-view.ts';
import type { Desk, Office } from '../../desk.ts';
import { plainText } from '../quote-text.ts';
import { historyStyles } from './history.styles.ts';
import { diffWords } from './word-diff.ts';

/** What a row shows of its comment's earlier words. */
interface Shown {
  readonly id: Id;
  /** As it was when this was asked for: edited since, the comment has another history. */
  readonly editedAt: Time | null;
  readonly versions: readonly CommentVersion[] | null;
  readonly error: CommunityError | null;
}

const plain = (body: Body): string => plainText(bodyElement(body));

/** The earlier words of one comment, with what changed from one to the next. */
export class History {
  #shown: Shown | null = null;
  readonly #desk: Desk;
  readonly #office: Office;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    adopt(desk.host.renderRoot, historyStyles);
  }

  /** A new object whenever the row has something else to show; `null`: nothing. */
  of(id: Id): unknown {
    return this.#shown?.id === id ? this.#shown : null;
  }

  async open(id: Id): Promise<void> {
    const { community, store } = this.#desk;
    const { editedAt = null } =
      store.$view.get().items.find(({ comment }) => comment.id === id)?.comment ?? {};
    this.#show({ id, editedAt, versions: null, error: null });
    const shown = await threadDeeds(community, store.topic)
      .history(id)
      .then(
        (versions) => ({ id, editedAt, versions, error: null }),
        (thrown: unknown) => ({ id, editedAt, versions: null, error: toCommunityError(thrown) }),
      );
    // Another one was opened meanwhile.
    if (this.#shown?.id !== id) return;
    this.#show(shown);
    this.#office.focusRow(id, '.history');
  }

  below(comment: Comment): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (shown?.id !== comment.id || shown.editedAt !== comment.editedAt || comment.status === 'deleted')
      return nothing;
    const { t, common } = this.#office;
    const { versions, error } = shown;
    const keys = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') this.#leave(comment.id);
    };
    return html`<section class="history" tabindex="-1" aria-label=${t.history} @keydown=${keys}>
      <header>
        <h3>${t.history}</h3>
        <button type="button" class="quiet" @click=${() => this.#leave(comment.id)}>${common.close}</button>
      </header>
      ${
        error
          ? errorNotice({ t: common, error, retry: () => void this.open(comment.id) })
          : versions
            ? this.#list(comment, versions)
            : html`<p class="muted">${t.historyLoading}</p>`
      }
    </section>`;
  }

  #list({ body, editedAt }: Comment, versions: readonly CommentVersion[]): TemplateResult {
    const { t } = this.#office;
    if (!versions.length) return html`<p class="muted">${t.historyNone}</p>`;
    const tag = this.#desk.tag();
    const all = [{ body: body ?? [], at: editedAt }, ...versions];
    return html`<ol>
      ${all.map(({ body: words, at }, index) => {
        const before = all[index + 1];
        const when =
          at === null
            ? nothing
            : html`<time datetime=${new Date(at).toISOString()}>${formatDateTime(tag, at)}</time>`;
        const text = before ? this.#marked(plain(before.body), plain(words)) : plain(words);
        return html`<li>
          <span class="muted">${index ? '' : `${t.historyNow} `}${when}</span>
          <p class="past" dir="auto">${text}</p>
        </li>`;
      })}
    </ol>`;
  }

  /** Not every screen reader tells of insertions and deletions, so words do. */
  #marked(before: string, after: string): (TemplateResult | string)[] {
    const { t } = this.#office;
    return diffWords(before, after).map(({ kind, text }) =>
      kind === 'same'
        ? text
        : kind === 'added'
          ? html`<ins><span class="sr">${t.historyAdded} </span>${text}</ins>`
          : html`<del><span class="sr">${t.historyRemoved} </span>${text}</del>`,
    );
  }

  #leave(id: Id): void {
    this.#show(null);
    this.#office.focusRow(id, '[data-do=menu]');
  }

  #show(shown: Shown | null): void {
    this.#shown = shown;
    this.#desk.host.requestUpdate();
  }
}
