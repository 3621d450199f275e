import { html, nothing, render } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import { isStaff, wording } from '@hearth/core/domain';
import type { MemberCard, Profile, ProfileBadge } from '@hearth/core/domain';
import { peopleOf } from '@hearth/core/state';
import type { Community } from '@hearth/core/state';
import { formatDate } from '../../locales/dates.ts';
import { common as englishCommon } from '../../locales/en/common.ts';
import { person as english } from '../../locales/en/person.ts';
import type { Messages } from '../../locales/messages.ts';
import { medal } from '../../widgets/badges/behind/medal.ts';
import { medalStyles } from '../../widgets/badges/behind/medal.styles.ts';
import { metalOf } from '../../widgets/badges/standing.ts';
import { adopt } from '../adopt.ts';
import { avatar } from '../avatar.ts';
import { errorNotice } from '../error-view.ts';
import { place } from '../place.ts';
import { personStyles } from './person.styles.ts';

/** Official answers that backends count. */
const COUNTED = 1_000;

export interface PersonOptions {
  /** Beside what it is opened, and what gets the focus back. */
  readonly anchor: HTMLElement;
  readonly community: Community;
  /** What is known already. */
  readonly card: MemberCard;
  readonly tag: string;
  /** `undefined`: English. */
  readonly say: <K extends 'person' | 'common'>(part: K) => Messages[K] | undefined;
  /** What staff and owners are called. */
  readonly roles: Pick<Messages['thread'], 'staff' | 'owner'>;
  /** Mutes them, or no longer. Missing: nobody can be muted here. */
  readonly mute?: (on: boolean) => Promise<CommunityError | null>;
  readonly report?: (() => void) | undefined;
  readonly settings: () => void;
  readonly closed: () => void;
}

/**
 * Who a member is, in a card beside their name: non-modal, above the page. It follows a pointer that rests on the name, and goes
 * with it; asked for by a press or by the keyboard it stays, and the focus is in it, until Escape, or until the focus or a press
 * goes elsewhere (WCAG 2.2, 1.4.13).
 */
export class Person {
  readonly panel = document.createElement('div');
  readonly anchor: HTMLElement;
  /** It was asked for, and does not go by itself. */
  stays = false;
  readonly #options: PersonOptions;
  readonly #unplace: () => void;
  #profile: Profile | null = null;
  #error: CommunityError | null = null;
  #failure: CommunityError | null = null;
  #open = true;

  constructor(options: PersonOptions, stays: boolean) {
    this.#options = options;
    const { anchor, card } = options;
    this.anchor = anchor;
    const { panel } = this;
    const root = anchor.getRootNode() as ShadowRoot;
    adopt(root, personStyles);
    adopt(root, medalStyles);
    panel.className = 'person';
    panel.tabIndex = -1;
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('part', 'person');
    panel.setAttribute('aria-label', this.#t.about(card.name));
    // Beside the widget's box, so that it inherits tokens, language and direction.
    (root.querySelector('.root') ?? root).append(panel);
    panel.addEventListener('focusout', ({ relatedTarget }) => {
      if (this.stays && relatedTarget && !panel.contains(relatedTarget as Node)) this.close();
    });
    document.addEventListener('keydown', this.#key, true);
    document.addEventListener('pointerdown', this.#outside, true);
    if (typeof panel.showPopover === 'function') {
      panel.popover = 'manual';
      panel.showPopover();
    }
    this.#draw();
    this.#unplace = place(anchor, panel, () => this.stays && panel.focus());
    if (stays) this.stay();
    void this.#load();
  }

  /** From now on it stays, and the focus is in it. */
  stay(): void {
    this.stays = true;
    if (this.panel.classList.contains('placed')) this.panel.focus();
  }

  close(focus = false): void {
    if (!this.#open) return;
    this.#open = false;
    document.removeEventListener('keydown', this.#key, true);
    document.removeEventListener('pointerdown', this.#outside, true);
    this.#unplace();
    this.panel.remove();
    this.#options.closed();
    if (focus) this.anchor.focus();
  }

  async #load(): Promise<void> {
    const { community, card } = this.#options;
    this.#error = null;
    this.#draw();
    try {
      this.#profile = await peopleOf(community).profile(card.id);
    } catch (thrown) {
      this.#error = toCommunityError(thrown);
    }
    this.#draw();
  }

  #draw(): void {
    if (this.#open) render(this.#template(), this.panel);
  }

  #template(): TemplateResult {
    const { roles, tag, community } = this.#options;
    const t = this.#t;
    const card = this.#profile?.member ?? this.#options.card;
    const own = community.$viewer.get()?.id === card.id;
    const flair = isStaff(card)
      ? html`<span class="flair">${card.role === 'owner' ? roles.owner : roles.staff}</span>`
      : card.role === 'guest'
        ? html`<span class="muted">${t.guest}</span>`
        : nothing;
    const month = formatDate(tag, card.since, { month: 'long', year: 'numeric' });
    return html`<div class="who">
        ${avatar(card)}
        <div>
          <strong><bdi>${card.name}</bdi></strong>
          <p>${flair} <span class="muted">${t.since(month)}</span></p>
        </div>
      </div>
      ${card.lookalike ? html`<p><span class="not">${t.lookalike}.</span> ${t.lookalikeLong}</p>` : nothing}
      ${this.#facts()} ${this.#failure ? errorNotice({ t: this.#common, error: this.#failure }) : nothing}
      ${this.#foot(card, own)}`;
  }

  #facts(): TemplateResult | null {
    const t = this.#t;
    const profile = this.#profile;
    if (this.#error) {
      if (this.#error.code === 'unsupported') return null;
      if (this.#error.code === 'not-found') return html`<p class="muted">${t.gone}</p>`;
      return html`<p></p>
        ${errorNotice({ t: this.#common, error: this.#error, retry: () => void this.#load() })}`;
    }
    if (!profile)
      return html`<div class="wait" role="status"><span class="sr">${this.#common.loading}</span></div>`;
    const { comments, answers, streak, badges, badgeCount, muted } = profile;
    const facts = [
      comments ? t.comments(comments) : t.noWords,
      answers ? (answers < COUNTED ? t.answers(answers) : t.manyAnswers(answers)) : '',
      streak?.weeks ? t.streak(streak.weeks) : '',
    ].filter(Boolean);
    const more = badgeCount - badges.length;
    return html`<ul class="facts">
        ${facts.map((fact) => html`<li>${fact}</li>`)}
      </ul>
      ${
        badges[0]
          ? html`<ul class="won" aria-label=${t.badges}>
              ${badges.map((badge) => this.#badge(badge))}
              ${more > 0 ? html`<li class="muted">${t.moreBadges(more)}</li>` : nothing}
            </ul>`
          : nothing
      }
      ${muted ? html`<p class="muted">${t.muted}</p>` : nothing}`;
  }

  #badge({ art, name, tier }: ProfileBadge): TemplateResult {
    const metal = metalOf(tier.id, tier.place - 1, tier.of);
    const { tag } = this.#options;
    const label = tier.of > 1 ? `${wording(name, tag)}, ${wording(tier.name, tag)}` : wording(name, tag);
    return html`<li title=${label}>
      <svg class=${`medal m${metal}`} viewBox="0 0 64 64" role="img" aria-label=${label}>
        ${medal(art, metal)}
      </svg>
    </li>`;
  }

  #foot({ role }: MemberCard, own: boolean): TemplateResult | typeof nothing {
    const { mute, report, settings } = this.#options;
    const t = this.#t;
    const muted = !!this.#profile?.muted;
    const then = (run: () => void) => (): void => {
      this.close(true);
      run();
    };
    if (own)
      return html`<div class="foot">
        <button type="button" @click=${then(settings)}>${t.settings}</button>
      </div>`;
    const mutes = mute && !isStaff({ role }) && this.#profile;
    if (!mutes && !report) return nothing;
    return html`<div class="foot">
      ${mutes ? html`<button type="button" class="quiet" @click=${() => this.#mute(!muted)}>${muted ? t.unmute : t.mute}</button>` : nothing}
      ${report ? html`<button type="button" class="quiet" @click=${then(report)}>${t.report}</button>` : nothing}
    </div>`;
  }

  async #mute(on: boolean): Promise<void> {
    const { mute } = this.#options;
    this.#failure = (await mute?.(on)) ?? null;
    if (!this.#failure && this.#profile) {
      const { muted: _, ...profile } = this.#profile;
      this.#profile = { ...profile, ...(on && { muted: true }) };
    }
    this.#draw();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    this.close(this.stays);
  };

  readonly #outside = (event: Event): void => {
    const path = event.composedPath();
    if (!path.includes(this.panel) && !path.includes(this.anchor)) this.close();
  };

  get #t(): Messages['person'] {
    return this.#options.say('person') ?? english;
  }

  get #common(): Messages['common'] {
    return this.#options.say('common') ?? englishCommon;
  }
}
