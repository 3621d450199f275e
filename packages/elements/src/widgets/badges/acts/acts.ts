import type { TemplateResult } from 'lit-html';
import type { ControllerHost } from '../../../parts/base-element.ts';
import type { CommunityError } from '@hearth/core/adapter';
import { wording } from '@hearth/core/domain';
import type { BadgeSlot, Showcase } from '@hearth/core/domain';
import type { BadgesStore, Community } from '@hearth/core/state';
import { common } from '../../../locales/en/common.ts';
import type { Messages } from '../../../locales/messages.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { Later } from '../../../parts/later.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import { Cards, type Way } from './cards.ts';
import { granted } from './news.ts';
import type { Proof } from './proof/proof.ts';

interface BadgesDesk {
  readonly host: ControllerHost & HTMLElement & { readonly community: Community | null };
  readonly announce: (text: string) => void;
  /** `undefined`: English. */
  readonly say: <K extends 'badgeCard' | 'badgeProof' | 'common'>(part: K) => Messages[K] | undefined;
  readonly store: () => BadgesStore | null;
}

/** Cards, news, signing in and what may go wrong: loads with the first touch, or when it is needed. */
export class BadgesActs {
  /** Ids of the badges that were granted while they were shown. */
  fresh: ReadonlySet<string> = new Set();
  readonly #cards: Cards;
  readonly #desk: BadgesDesk;
  /** Verifying, and files to keep: loads with the first card that stays open. */
  readonly #proof: Later<Proof>;

  constructor(desk: BadgesDesk) {
    const { host } = desk;
    this.#desk = desk;
    this.#cards = new Cards(host);
    this.#proof = new Later(host, async () => {
      const { Proof } = await import('./proof/proof.ts');
      return new Proof({
        host,
        announce: desk.announce,
        words: () => desk.say('badgeProof'),
        now: () => host.community!.now(),
        credential: (badge, tier) => desk.store()!.credential(badge, tier),
      });
    });
  }

  /** The badge whose card is open. */
  get open(): string | null {
    return this.#cards.open;
  }

  card(slot: BadgeSlot, tag: string): TemplateResult | null {
    if (this.#cards.pinned) void this.#proof.load();
    const proof = this.#cards.pinned ? this.#proof.here?.render(slot) : null;
    return this.#cards.card(slot, this.#desk.say('badgeCard'), tag, proof);
  }

  /** Others' badges are shown now. */
  reset(): void {
    this.fresh = new Set();
    this.#proof.forget();
    this.#cards.close();
  }

  /** Why there is nothing to show. */
  failed(error: CommunityError, retry: () => void): TemplateResult {
    return errorNotice({ t: this.#desk.say('common') ?? common, error, retry });
  }

  /** What happened to a badge, or the sign-in button. */
  on(type: string, current: HTMLElement, target: HTMLElement, way: Way): void {
    const { host } = this.#desk;
    const badge = current.closest<HTMLElement>('[data-badge]');
    if (badge) this.#cards.on(type, badge, target, way);
    else if (host.dispatchEvent(new HearthSignInEvent())) void host.community?.reconnect();
  }

  /** What was granted since, in words; empty when nothing was. */
  news(now: Showcase, before: Showcase, tag: string, words: (badge: string, tier: string) => string): string {
    const news = granted(before.slots, now.slots);
    this.fresh = new Set([...this.fresh, ...news.map(({ slot }) => slot.badge.id)]);
    return news
      .map(({ slot, tier }) => words(wording(slot.badge.name, tag), wording(tier.name, tag)))
      .join(' ');
  }
}
