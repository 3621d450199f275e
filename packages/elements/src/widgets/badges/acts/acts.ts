import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { wording } from '@hearth/core/domain';
import type { BadgeSlot, Showcase } from '@hearth/core/domain';
import { badgeShow } from '../../../locales/en/badge-show.ts';
import { common } from '../../../locales/en/common.ts';
import { adopt } from '../../../parts/adopt.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { Later } from '../../../parts/later.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import type { BadgesDesk } from '../behind/desk.ts';
import { nameOf, type Granted } from '../behind/news.ts';
import type { Arranging } from './arrange/arranging.ts';
import { Cards, type Way } from './cards.ts';
import { celebration, celebrationStyles } from './celebration.ts';
import type { Proof } from './proof/proof.ts';
import type { Sharing } from './share/sharing.ts';

/** Cards, news, signing in and what may go wrong: loads with the first touch, or when it is needed. */
export class BadgesActs {
  /** Ids of the badges that were granted while they were shown, or since their holder was here last. */
  fresh: ReadonlySet<string> = new Set();
  /** What was told and celebrated here already. */
  readonly #told = new Set<string>();
  readonly #cards: Cards;
  readonly #desk: BadgesDesk;
  /** Verifying, and files to keep: loads with the first card that stays open. */
  readonly #proof: Later<Proof>;
  readonly #sharing: Later<Sharing>;
  /** The dialog to arrange badges: loads when it is asked for. */
  readonly #arranging: Later<Arranging>;

  constructor(desk: BadgesDesk) {
    const { host } = desk;
    this.#desk = desk;
    this.#cards = new Cards(host);
    adopt(host.shadowRoot!, celebrationStyles);
    this.#proof = new Later(host, async () => {
      const { Proof } = await import('./proof/proof.ts');
      return new Proof({
        host,
        announce: desk.announce,
        words: () => desk.say('badgeProof'),
        now: () => host.community!.now(),
        credential: (badge, tier, scope) => desk.store()!.credential(badge, tier, scope),
      });
    });
    this.#sharing = new Later(host, async () => {
      const { Sharing } = await import('./share/sharing.ts');
      return new Sharing(desk);
    });
    this.#arranging = new Later(host, async () => {
      const { Arranging } = await import('./arrange/arranging.ts');
      return new Arranging(desk);
    });
  }

  /** The badge whose card is open. */
  get open(): string | null {
    return this.#cards.open;
  }

  card(slot: BadgeSlot): TemplateResult | null {
    const { pinned } = this.#cards;
    if (pinned) {
      void this.#proof.load();
      void this.#sharing.load();
    }
    const showcase = this.#desk.store()?.$view.get().showcase;
    const more =
      pinned && showcase
        ? html`${this.#proof.here?.render(slot)}${this.#sharing.here?.render(slot, showcase)}`
        : null;
    const site = this.#desk.host.community?.$session.get().session?.site;
    return html`${this.fresh.has(slot.badge.id) ? celebration : nothing}${this.#cards.card(slot, {
      words: this.#desk.say('badgeCard'),
      percent: (this.#desk.say('badgeShow') ?? badgeShow).percent,
      tag: this.#desk.tag(),
      timezone: site?.timezone ?? 'UTC',
      reactions: site?.reactions ?? [],
      more,
    })}`;
  }

  /** Others' badges are shown now. */
  reset(): void {
    this.fresh = new Set();
    this.#told.clear();
    this.#proof.forget();
    this.#sharing.forget();
    this.#arranging.here?.close();
    this.#cards.close();
  }

  /** Why there is nothing to show. */
  failed(error: CommunityError): TemplateResult {
    const retry = (): void => void this.#desk.store()?.reload();
    return errorNotice({ t: this.#desk.say('common') ?? common, error, retry });
  }

  async arrange(showcase: Showcase): Promise<void> {
    this.#cards.close();
    (await this.#arranging.load(true))?.show(showcase);
  }

  dialog(): TemplateResult | null | undefined {
    return this.#arranging.here?.render();
  }

  /** What happened to a badge, or the sign-in button. */
  on(type: string, current: HTMLElement, target: HTMLElement, way: Way): void {
    const { host } = this.#desk;
    const badge = current.closest<HTMLElement>('[data-badge]');
    if (badge) this.#cards.on(type, badge, target, way);
    else if (host.dispatchEvent(new HearthSignInEvent())) void host.community?.reconnect();
  }

  /**
   * Tells what was granted, each time once, and has the backend remember that it was celebrated.
   *
   * @param live granted while it was looked at
   * @param waiting what the backend says is still to be celebrated
   */
  news(live: readonly Granted[], waiting: readonly Granted[]): void {
    const { announce, say, store, tag, host } = this.#desk;
    const t = say('badgeShow') ?? badgeShow;
    const news = [...live, ...waiting].filter((one, index, all) => {
      const name = nameOf(one);
      return !this.#told.has(name) && all.findIndex((other) => nameOf(other) === name) === index;
    });
    for (const one of news) this.#told.add(nameOf(one));
    this.fresh = new Set([...this.fresh, ...news.map(({ slot }) => slot.badge.id)]);
    const words = news.map(({ slot: { badge }, grant }) => {
      const name = wording(badge.name, tag());
      const tier = badge.tiers.find(({ id }) => id === grant.tier);
      return grant.times
        ? t.again(name, grant.times)
        : t.granted(name, wording(tier?.name ?? grant.tier, tag()));
    });
    if (words[0]) announce(words.join(' '));
    host.requestUpdate();
    const grants = waiting.map(({ slot, grant: { tier, scope } }) => ({
      badge: slot.badge.id,
      tier,
      ...(scope !== undefined && { scope }),
    }));
    if (news.some(({ grant }) => grant.fresh)) void store()?.celebrated(grants.slice(0, 100));
  }
}
