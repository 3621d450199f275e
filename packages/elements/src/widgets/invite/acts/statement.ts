import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Balance, Invitation, LedgerLine } from '@hearth/core/domain';
import { statementStore, type StatementView } from '@hearth/core/state';
import { formatDate } from '../../../locales/dates.ts';
import { common } from '../../../locales/en/common.ts';
import { winning } from '../../../locales/en/winning.ts';
import type { Messages } from '../../../locales/messages.ts';
import { formatMoney } from '../../../locales/money.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { StoreController } from '../../../parts/store-controller.ts';
import type { InviteHost } from './host.ts';

type Words = Messages['winning'];

/** What a line says besides its name, in sentences: by whom it was won, until when it waits, why it was taken back. */
export function wordsOf(line: LedgerLine, t: Words, tag: string): string[] {
  const { state, reason, holdUntil, friends, side, reference, inReview } = line;
  const names = friends.filter(Boolean);
  const waits = state === 'pending' && !inReview && reason !== 'review';
  return [
    ...(side === 'friend' ? [t.forYou] : names.length ? [t.byFriends(namesOf(names, tag))] : []),
    ...(waits ? [t.holdUntil(formatDate(tag, holdUntil))] : []),
    ...(inReview
      ? [t.reasons.review]
      : reason && reason !== 'review' && t.reasons[reason]
        ? [t.reasons[reason]]
        : []),
    ...(reference ? [t.reference(reference)] : []),
  ];
}

function namesOf(names: readonly string[], tag: string): string {
  try {
    return new Intl.ListFormat(tag).format(names);
  } catch {
    return names.join(', ');
  }
}

/** The ledger as its owner reads it: what is on its way, ready and received, by currency, and how each line came about. */
export class StatementRoom {
  readonly #host: InviteHost;
  readonly #view: StoreController<StatementView>;

  constructor(host: InviteHost) {
    this.#host = host;
    this.#view = new StoreController<StatementView>(host);
  }

  end(): void {
    this.#view.follow(null);
  }

  render(_invitation: Invitation, tag: string): TemplateResult {
    const { community } = this.#host;
    const store = community && statementStore(community);
    this.#view.follow(store && store.$view);
    const view = this.#view.value;
    const t = this.#host.say('winning', undefined) ?? winning;
    const words = this.#host.say('common', undefined) ?? common;
    const wrong = view?.failure ?? view?.error;
    const retry = (): void => void (view?.failure ? store?.more() : store?.reload());
    return html`${view?.balances.length ? balances(view.balances, t, tag) : nothing}
    ${
      view?.lines.length
        ? html`<ul class="lines" part="lines">
            ${view.lines.map((line) => lineView(line, t, tag))}
          </ul>`
        : view?.status === 'ready'
          ? html`<p class="muted">${t.empty}</p>`
          : wrong
            ? nothing
            : html`<p class="muted">${words.loading}</p>`
    }
    ${wrong ? errorNotice({ t: words, error: wrong, retry }) : nothing}
    ${
      view?.hasNext
        ? html`<button
            type="button"
            aria-disabled=${view.busy ? 'true' : 'false'}
            @click=${() => void store?.more()}
          >
            ${t.more}
          </button>`
        : nothing
    }`;
  }
}

const balances = (all: readonly Balance[], t: Words, tag: string): TemplateResult =>
  html`<dl class="balances" part="balances" aria-label=${t.balance}>
    ${all.flatMap(({ currency, pending, approved, paid }) =>
      [
        [t.pending, pending],
        [approved < 0 ? t.owes : t.approved, Math.abs(approved)],
        [t.paid, paid],
      ].map(
        ([label, value]) =>
          html`<div>
            <dt class="muted">${label}</dt>
            <dd>${formatMoney(tag, { value: value as number, currency })}</dd>
          </div>`,
      ),
    )}
  </dl>`;

function lineView(line: LedgerLine, t: Words, tag: string): TemplateResult {
  const { kind, label, amount, state, at } = line;
  const name = wording(label, tag);
  const back = kind === 'clawback';
  const now = back ? (state === 'paid' ? t.settled : t.owed) : t.states[state];
  return html`<li part="line">
    <bdi>${back ? t.clawback(name) : name}</bdi>
    ${amount ? html`<span class="amount ${back ? '' : state}">${formatMoney(tag, amount)}</span>` : nothing}
    <span class="chip ${back ? 'void' : state}">${now}</span>
    <span class="muted"
      >${wordsOf(line, t, tag).map((words) => `${words} · `)}
      <time datetime=${new Date(at).toISOString()}>${formatDate(tag, at)}</time></span
    >
  </li>`;
}
