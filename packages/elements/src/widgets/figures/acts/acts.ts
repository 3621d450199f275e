import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { excerptOf } from '@hearth/core/domain';
import type { CommunityFigures, ReusableComment, Unanswered } from '@hearth/core/domain';
import type { Community, FiguresStore, FiguresView, WaitingFor } from '@hearth/core/state';
import { formatDate } from '../../../locales/dates.ts';
import { formatDuration } from '../../../locales/durations.ts';
import { common } from '../../../locales/en/common.ts';
import { insights as english } from '../../../locales/en/insights.ts';
import type { Messages } from '../../../locales/messages.ts';
import type { ControllerHost } from '../../../parts/base-element.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { ago, timeStamp } from '../../../parts/relative-time-apart.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import { leadTo } from './lead-to.ts';

interface FiguresDesk {
  readonly host: ControllerHost & HTMLElement & { readonly community: Community | null };
  /** The tag for formats. */
  readonly tag: () => string;
  readonly announce: (text: string) => void;
  readonly say: <K extends 'insights' | 'common'>(part: K) => Messages[K] | undefined;
  readonly store: () => FiguresStore;
}

const PERIODS = [7, 30, 90, 365];
const WAITING: readonly WaitingFor[] = ['nobody', 'staff'];

/** What staff see. Loads for them, and for whatever goes wrong. */
export class FiguresActs {
  readonly #desk: FiguresDesk;

  constructor(desk: FiguresDesk) {
    this.#desk = desk;
  }

  get t(): Messages['insights'] {
    return this.#desk.say('insights') ?? english;
  }

  get #common(): Messages['common'] {
    return this.#desk.say('common') ?? common;
  }

  get #tag(): string {
    return this.#desk.tag();
  }

  signIn(): void {
    const { host } = this.#desk;
    if (host.dispatchEvent(new HearthSignInEvent())) void host.community?.reconnect();
  }

  failed(error: CommunityError): TemplateResult {
    return errorNotice({ t: this.#common, error, retry: () => void this.#desk.store().reload() });
  }

  period({ days }: FiguresView): TemplateResult {
    const { t } = this;
    return html`<label
      >${t.period}
      <select
        @change=${({ target }: Event) =>
          void this.#desk.store().setDays(Number((target as HTMLSelectElement).value))}
      >
        ${PERIODS.map((one) => html`<option value=${one} ?selected=${one === days}>${t.days(one)}</option>`)}
      </select></label
    >`;
  }

  panel(view: FiguresView, figures: CommunityFigures, level: number): TemplateResult {
    return html`<dl>${this.#talk(figures)}${this.#given(view)}</dl>
      ${view.failure ? errorNotice({ t: this.#common, error: view.failure }) : nothing}
      ${this.#waiting(view, level)} ${this.#influence(figures, level)} ${this.#reuse(view, level)}`;
  }

  #figure(name: string, value: unknown, hint: unknown, more: unknown = nothing): TemplateResult {
    return html`<div part="figure">
      <dt>${name}</dt>
      <dd class="value">${value}</dd>
      <dd class="muted">${hint}</dd>
      ${more}
    </div>`;
  }

  #talk({ reciprocity, staff, streaks }: CommunityFigures): TemplateResult {
    const { t } = this;
    const { perRoot, shares, answered, replies, roots } = reciprocity;
    const number = (value: number): string => new Intl.NumberFormat(this.#tag).format(value);
    const { median } = staff;
    return html`
      ${this.#figure(t.perRoot, perRoot === null ? t.none : number(perRoot), t.counts(replies, roots))}
      ${this.#figure(
        t.whose,
        shares ? t.members(shares.members) : t.none,
        shares ? t.staff(shares.staff) : nothing,
        shares
          ? html`<dd><progress aria-hidden="true" max="100" value=${shares.members}></progress></dd>`
          : nothing,
      )}
      ${this.#figure(t.answered, answered === null ? t.none : t.percent(answered), t.ofComments(roots))}
      ${this.#figure(
        t.median,
        median === null ? t.none : formatDuration(this.#tag, roundedSeconds(median)),
        t.medianHint(staff.answered, staff.asked),
      )}
      ${this.#figure(
        t.streaks,
        streaks.members === null ? t.none : number(streaks.members),
        streaks.members === null ? t.few : t.fourWeeks(streaks.fourWeeks ?? 0, streaks.longest ?? 0),
      )}
    `;
  }

  #given({ rewards, promotion }: FiguresView): TemplateResult {
    const { t } = this;
    const share = (value: number | null): string =>
      value === null ? t.none : t.percent(Math.round(value * 100));
    const warning = (words: string): TemplateResult => html`<dd class="warning">${words}</dd>`;
    return html`${
      rewards
        ? this.#figure(
            t.economic,
            share(rewards.economicShare),
            t.economicHint(rewards.total),
            rewards.warning ? warning(t.economicWarning) : nothing,
          )
        : nothing
    }${
      promotion
        ? this.#figure(
            t.promotional,
            share(promotion.share),
            t.promotionalHint(promotion.total),
            promotion.flagged ? warning(t.promotionalWarning) : nothing,
          )
        : nothing
    }`;
  }

  #title(id: string, level: number, words: unknown): TemplateResult {
    return html`<div class="title" id=${id} role="heading" aria-level=${level}>${words}</div>`;
  }

  #waiting({ waiting, total, by, more }: FiguresView, level: number): TemplateResult {
    const { t } = this;
    const store = this.#desk.store();
    return html`<div part="waiting">
      ${this.#title('waiting', level, html`${t.waiting} <span class="count">${t.total(total)}</span>`)}
      <div class="choice" role="group" aria-labelledby="waiting">
        ${WAITING.map(
          (one) =>
            html`<button type="button" aria-pressed=${one === by} @click=${() => void store.waitingFor(one)}>
              ${t.by[one]}
            </button>`,
        )}
      </div>
      ${
        waiting[0]
          ? html`<ul aria-labelledby="waiting">
              ${waiting.map((one) => this.#waits(one))}
            </ul>`
          : html`<p class="muted">${t.nobodyWaits}</p>`
      }
      ${more ? html`<button type="button" @click=${() => void store.next()}>${t.more}</button>` : nothing}
    </div>`;
  }

  #waits({ id, url, topic, title, kind, author, excerpt, at, replies }: Unanswered): TemplateResult {
    const { t } = this;
    const name = author?.name ?? t.erased;
    const words = excerpt || t.picture;
    const now = this.#desk.host.community?.now() ?? at;
    const settle = async (): Promise<void> => {
      if (!(await this.#desk.store().needless(id))) return;
      this.#desk.announce(t.settled);
      this.#desk.host.requestUpdate();
      await this.#desk.host.updateComplete;
      // The button that was pressed is gone.
      this.#desk.host.shadowRoot?.querySelector<HTMLElement>('[part=waiting] [aria-pressed=true]')?.focus();
    };
    return html`<li>
      <div class="words">
        ${url ? html`<a href=${leadTo(url, id)} dir="auto">${words}</a>` : html`<span dir="auto">${words}</span>`}
        <p class="muted">
          ${name} · ${t.kinds[kind]} ·
          <bdi>${title ?? topic}</bdi
          >${' · '}${timeStamp(at, ago(this.#tag, at, now))}${replies > 0 ? ` · ${t.replies(replies)}` : nothing}
        </p>
      </div>
      <button type="button" class="quiet" aria-label=${t.needlessOf(name)} @click=${settle}>
        ${t.needless}
      </button>
    </li>`;
  }

  #influence({ influence }: CommunityFigures, level: number): TemplateResult {
    const { t } = this;
    const middle = (influence.from + influence.until) / 2;
    const month = formatDate(this.#tag, middle, { month: 'long', year: 'numeric' });
    return html`<div part="influence">
      ${this.#title('influence', level, t.influence(month))}
      ${
        influence.members[0]
          ? html`<ol aria-labelledby="influence">
              ${influence.members.map(
                ({ member, replies }) => html`<li><bdi>${member.name}</bdi> <b>${replies}</b></li>`,
              )}
            </ol>`
          : html`<p class="muted">${t.nobodyNamed}</p>`
      }
      <p class="muted">${t.influenceHint}</p>
    </div>`;
  }

  #reuse({ reusable, moreReusable }: FiguresView, level: number): TemplateResult {
    const { t } = this;
    const store = this.#desk.store();
    const open = (event: Event): void => {
      if ((event.target as HTMLDetailsElement).open && !reusable) void store.reuse();
    };
    return html`<details part="reuse" @toggle=${open}>
      <summary>
        <span class="title" role="heading" aria-level=${level}>${t.reuse}</span>
      </summary>
      <p class="muted">${t.reuseHint}</p>
      ${
        reusable?.[0]
          ? html`<ul>
              ${reusable.map((one) => this.#reused(one))}
            </ul>`
          : reusable
            ? html`<p>${t.noReuse}</p>`
            : html`<p class="muted">${this.#common.loading}</p>`
      }
      ${moreReusable ? html`<button type="button" @click=${() => void store.reuse()}>${t.more}</button>` : nothing}
    </details>`;
  }

  #reused({ id, url, body, credit, reuse }: ReusableComment): TemplateResult {
    const { t } = this;
    const words = excerptOf(body) || t.picture;
    return html`<li>
      <div class="words">
        ${url ? html`<a href=${leadTo(url, id)} dir="auto">${words}</a>` : html`<span dir="auto">${words}</span>`}
        <p class="muted">${credit?.name ?? t.erased} · ${t.agreed(formatDate(this.#tag, reuse.at))}</p>
      </div>
    </li>`;
  }
}

/** So that a span is said in one unit: minutes under two hours, then hours, then days. */
function roundedSeconds(minutes: number): number {
  if (minutes < 120) return Math.max(1, Math.round(minutes)) * 60;
  if (minutes < 2_880) return Math.round(minutes / 60) * 3_600;
  return Math.round(minutes / 1_440) * 86_400;
}
