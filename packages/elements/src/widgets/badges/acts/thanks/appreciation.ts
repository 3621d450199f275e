import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { PointsStanding, ThankYou } from '@hearth/core/domain';
import { appreciationStore } from '@hearth/core/state';
import type { AppreciationView, Community } from '@hearth/core/state';
import { formatDate } from '../../../../locales/dates.ts';
import { badgeThanks } from '../../../../locales/en/badge-thanks.ts';
import { formatNumber } from '../../../../locales/intl.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { StoreController } from '../../../../parts/store-controller.ts';
import type { BadgesDesk } from '../../behind/desk.ts';
import { appreciationStyles } from './appreciation.styles.ts';

/** So many notes are in sight; the others are behind a press. */
const SHOWN = 3;

/** How a community thanks whoever looks at their own badges: points and their tiers, and words of the team. Nobody else sees it. */
export class Appreciation {
  readonly #desk: BadgesDesk;
  readonly #view: StoreController<AppreciationView>;
  #community: Community | null = null;

  constructor(desk: BadgesDesk) {
    this.#desk = desk;
    adopt(desk.host.shadowRoot!, appreciationStyles);
    this.#view = new StoreController<AppreciationView>(desk.host, ({ filled }) => {
      if (filled?.notices[0]) void appreciationStore(this.#community!).told();
    });
  }

  render(): TemplateResult | typeof nothing {
    const { community } = this.#desk.host;
    if (community !== this.#community) {
      this.#community = community;
      this.#view.follow(community && appreciationStore(community).$view);
    }
    const { standing = null, thanks = [], filled = null } = this.#view.value ?? {};
    return html`${filled ? html`<p class="filled" part="news">${this.#t.filled(filled.grants)}</p>` : nothing}
    ${standing ? this.#standing(standing) : nothing} ${thanks[0] ? this.#thanks(thanks) : nothing}`;
  }

  #standing({ name, points, balance, tier, until, next }: PointsStanding): TemplateResult {
    const t = this.#t;
    const tag = this.#desk.tag();
    const unit = wording(name, tag);
    const count = (points: number): string => formatNumber(tag, points);
    const held = tier && wording(tier.name, tag);
    const timezone = this.#community?.$session.get().session?.site.timezone ?? 'UTC';
    const day =
      until === undefined ? '' : formatDate(tag, until, { dateStyle: 'medium', timeZone: timezone });
    const words = next && t.next(count(next.remaining), wording(next.tier.name, tag));
    return html`<div class="standing" part="standing">
      <p>
        <strong>${t.points(count(points), unit)}</strong>
        ${held ? html`<span class="tier">· ${day ? t.until(held, day) : t.tier(held)}</span>` : nothing}
        ${balance === points ? nothing : html`<span class="muted">· ${t.balance(count(balance), unit)}</span>`}
      </p>
      ${
        next
          ? html`<p class="muted" id="next-tier">${words}</p>
              <progress
                aria-labelledby="next-tier"
                max=${next.tier.points}
                value=${Math.max(0, points)}
              ></progress>`
          : tier
            ? html`<p class="muted">${t.top}</p>`
            : nothing
      }
    </div>`;
  }

  #thanks(all: readonly ThankYou[]): TemplateResult {
    const t = this.#t;
    const tag = this.#desk.tag();
    const note = ({ from, text, at }: ThankYou): TemplateResult =>
      html`<li>
        <q>${text}</q>
        <span class="muted">${t.from(from?.name ?? t.team, formatDate(tag, at))}</span>
      </li>`;
    return html`<section class="thanks" part="thanks" aria-labelledby="thanks">
      <div id="thanks" role="heading" aria-level=${this.#desk.level() + 1}>${t.thanks}</div>
      <ul>
        ${all.slice(0, SHOWN).map(note)}
      </ul>
      ${
        all[SHOWN]
          ? html`<details>
              <summary>${t.more(all.length - SHOWN)}</summary>
              <ul>
                ${all.slice(SHOWN).map(note)}
              </ul>
            </details>`
          : nothing
      }
    </section>`;
  }

  get #t(): Messages['badgeThanks'] {
    return this.#desk.say('badgeThanks') ?? badgeThanks;
  }
}
