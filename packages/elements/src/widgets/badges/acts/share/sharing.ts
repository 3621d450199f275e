import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { BadgeSlot, Showcase } from '@hearth/core/domain';
import { formatDate } from '../../../../locales/dates.ts';
import { badgeCard } from '../../../../locales/en/badge-card.ts';
import { badgeShow } from '../../../../locales/en/badge-show.ts';
import { card as english } from '../../../../locales/en/card.ts';
import { pictureOf } from '../../../../parts/card/card.ts';
import { lookOf } from '../../../../parts/card/look.ts';
import { linkHere, sharePicture } from '../../../../parts/card/share-picture.ts';
import type { BadgesDesk } from '../../behind/desk.ts';
import { standingOf } from '../../standing.ts';
import { drawBadge } from './badge-picture.ts';
import { HearthBadgeShareEvent, HearthBadgeSharedEvent } from './events.ts';

/** Makes a picture of a badge that its holder has, and shares it. Nothing leaves the page unless they press. */
export class Sharing {
  readonly #desk: BadgesDesk;
  /** The badge that is being drawn. */
  #busy: string | null = null;
  #said: { readonly badge: string; readonly words: string } | null = null;

  constructor(desk: BadgesDesk) {
    this.#desk = desk;
  }

  /** The button, for whose badge it is; `null` for others', and for what they don't hold. */
  render(slot: BadgeSlot, showcase: Showcase): TemplateResult | null {
    const viewer = this.#desk.host.community?.$session.get().session?.viewer;
    if (!standingOf(slot).tier || viewer?.id !== showcase.member.id) return null;
    const { id } = slot.badge;
    const t = this.#desk.say('card') ?? english;
    const busy = this.#busy === id;
    return html`<p class="share" part="share">
      <button type="button" aria-disabled=${busy} @click=${() => this.#share(slot, showcase)}>
        ${busy ? t.drawing : (this.#desk.say('badgeCard') ?? badgeCard).share}
      </button>
      <span class="muted">${this.#said?.badge === id ? this.#said.words : ''}</span>
    </p>`;
  }

  async #share(slot: BadgeSlot, { member }: Showcase): Promise<void> {
    if (this.#busy) return;
    const { host, say, tag, announce } = this.#desk;
    const { badge } = slot;
    const { tier } = standingOf(slot);
    const grant = slot.grants.findLast((one) => one.tier === tier?.id && one.revokedAt === null);
    const t = say('card') ?? english;
    const end = (words: string): void => {
      this.#busy = null;
      this.#said = { badge: badge.id, words };
      host.requestUpdate();
      if (words) announce(words);
    };
    this.#busy = badge.id;
    this.#said = null;
    host.requestUpdate();
    try {
      const root = host.shadowRoot!;
      const box = root.querySelector('.root')!;
      const share = tier && slot.rarity?.[tier.id];
      const words = say('badgeCard') ?? badgeCard;
      const { percent } = say('badgeShow') ?? badgeShow;
      const title = wording(badge.name, tag());
      const canvas = await drawBadge(
        {
          title,
          tier: tier ? wording(tier.name, tag()) : '',
          about: wording(badge.description, tag()),
          notes: [
            grant && formatDate(tag(), grant.lastAt ?? grant.grantedAt, { dateStyle: 'long' }),
            share && words.rarity(percent(share)),
          ].filter((note) => typeof note === 'string'),
          foot: [member.name, host.community?.$session.get().session?.site.name].filter(Boolean).join(' · '),
          dir: getComputedStyle(box).direction === 'rtl' ? 'rtl' : 'ltr',
        },
        lookOf(box),
        root.querySelector<SVGSVGElement>(`[data-badge="${badge.id}"] .medal`)!,
      );
      const blob = await pictureOf(canvas);
      const link = linkHere();
      if (!host.dispatchEvent(new HearthBadgeShareEvent(badge.id, blob, link))) return end('');
      const ended = await sharePicture({ blob, name: badge.id, title, link });
      if (ended === 'cancelled') return end('');
      host.dispatchEvent(new HearthBadgeSharedEvent(badge.id, ended === 'handed' ? 'native' : 'file'));
      end({ handed: '', saved: t.saved, 'saved-and-copied': t.savedAndCopied }[ended]);
    } catch {
      end(t.failed);
    }
  }
}
