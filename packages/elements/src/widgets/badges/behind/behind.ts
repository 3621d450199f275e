import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { BadgeSlot, Showcase } from '@hearth/core/domain';
import { badgeShow } from '../../../locales/en/badge-show.ts';
import type { Messages } from '../../../locales/messages.ts';
import { adopt } from '../../../parts/adopt.ts';
import { Later } from '../../../parts/later.ts';
import type { BadgesActs } from '../acts/acts.ts';
import type { Appreciation } from '../acts/thanks/appreciation.ts';
import { standingOf } from '../standing.ts';
import { behindStyles } from './behind.styles.ts';
import type { BadgesDesk } from './desk.ts';
import { medal } from './medal.ts';
import { medalStyles } from './medal.styles.ts';
import { freshOf, granted } from './news.ts';

/** What comes right behind the first words: pictures, what a badge says in passing, and the way to what there is to do. */
export class Behind {
  readonly medal = medal;
  readonly #desk: BadgesDesk;
  /** Cards, the dialog, what is celebrated: loads with the first touch, or when it is needed. */
  readonly #acts: Later<BadgesActs>;

  /** Points and thanks: loads where somebody looks at their own. */
  readonly #appreciation: Later<Appreciation>;

  constructor(desk: BadgesDesk) {
    this.#desk = desk;
    this.#appreciation = new Later(desk.host, async () => {
      const { Appreciation } = await import('../acts/thanks/appreciation.ts');
      return new Appreciation(desk);
    });
    adopt(desk.host.shadowRoot!, medalStyles);
    adopt(desk.host.shadowRoot!, behindStyles);
    this.#acts = new Later(desk.host, async () => {
      const { BadgesActs } = await import('../acts/acts.ts');
      return new BadgesActs(desk);
    });
  }

  /** The badge whose card is open. */
  get open(): string | null | undefined {
    return this.#acts.here?.open;
  }

  /** Names of what a badge looks like. */
  look({ badge, hidden }: BadgeSlot): string {
    return `${this.#acts.here?.fresh.has(badge.id) ? 'fresh' : ''} ${hidden ? 'veiled' : ''}`;
  }

  /** Behind the tier: how often, how rare, and that nobody else sees it. */
  marks(slot: BadgeSlot): TemplateResult {
    const t = this.#t;
    const { tier } = standingOf(slot);
    const grant = tier && slot.grants.find((one) => one.tier === tier.id && one.revokedAt === null);
    const share = tier && slot.rarity?.[tier.id];
    const fresh = this.#acts.here?.fresh.has(slot.badge.id);
    return html`${grant?.times ? html`<b>${t.times(grant.times)}</b>` : nothing}
    ${share ? html`<span class="rare">· ${t.percent(share)}<span class="sr"> ${t.holders}</span></span>` : nothing}
    ${slot.hidden ? html`<span class="rare line">${t.hidden}</span>` : nothing}
    ${fresh ? html`<span class="new line">${t.new}</span>` : nothing}`;
  }

  /** What the owner of a showcase can do with it. */
  tools(showcase: Showcase): TemplateResult {
    return html`<button
        type="button"
        class="arrange"
        part="arrange"
        aria-haspopup="dialog"
        ?hidden=${!showcase.slots[1]}
        @click=${async () => (await this.#acts.load(true))?.arrange(showcase)}
      >
        ${this.#t.arrange}</button
      >${this.#acts.here?.dialog()}`;
  }

  /** Below one's own badges: how else the community thanks. */
  below(): unknown {
    void this.#appreciation.load();
    return this.#appreciation.here?.render();
  }

  card(slot: BadgeSlot): TemplateResult | null | undefined {
    return this.#acts.here?.card(slot);
  }

  /** Why there is nothing to show. */
  failed(error: CommunityError): TemplateResult | null | undefined {
    void this.#acts.load();
    return this.#acts.here?.failed(error);
  }

  /** Something happened to a badge, or to the sign-in button. */
  async on(...what: Parameters<BadgesActs['on']>): Promise<void> {
    (await this.#acts.load(true))?.on(...what);
  }

  /** A showcase is there, or another one: what is new in it is told, once. */
  async seen(now: Showcase | null, before: Showcase | null | undefined, own: boolean): Promise<void> {
    if (!now || now === before) return;
    const live = before?.member.id === now.member.id ? granted(before.slots, now.slots) : [];
    const waiting = own ? freshOf(now.slots) : [];
    if (live[0] || waiting[0]) (await this.#acts.load())?.news(live, waiting);
  }

  /** Others' badges are shown now. */
  reset(): void {
    this.#acts.here?.reset();
  }

  get #t(): Messages['badgeShow'] {
    return this.#desk.say('badgeShow') ?? badgeShow;
  }
}
