import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { Impact } from '@hearth/core/domain';
import type { Community } from '@hearth/core/state';
import { common } from '../../../locales/en/common.ts';
import { impact as englishImpact } from '../../../locales/en/impact.ts';
import { impactCard as english } from '../../../locales/en/impact-card.ts';
import type { Messages } from '../../../locales/messages.ts';
import type { ControllerHost } from '../../../parts/base-element.ts';
import { drawCard, pictureOf } from '../../../parts/card/card.ts';
import { lookOf } from '../../../parts/card/look.ts';
import { linkHere, sharePicture } from '../../../parts/card/share-picture.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import { HearthImpactShareEvent, HearthImpactSharedEvent } from './events.ts';
import { cardOf } from './picture.ts';

interface ImpactDesk {
  readonly host: ControllerHost & HTMLElement & { readonly community: Community | null };
  readonly announce: (text: string) => void;
  /** `undefined`: English. */
  readonly say: <K extends 'impact' | 'impactCard' | 'common'>(part: K) => Messages[K] | undefined;
}

/** A picture as it was made, until it is closed. */
interface Made {
  readonly blob: Blob;
  readonly address: string;
  readonly title: string;
  readonly words: string;
}

/** Making a picture and sharing it, signing in, and what may go wrong: loads with the first touch, or when it is needed. */
export class ImpactActs {
  readonly #desk: ImpactDesk;
  #open = false;
  #drawing = false;
  #made: Made | null = null;
  #said = '';

  constructor(desk: ImpactDesk) {
    this.#desk = desk;
  }

  failed(error: CommunityError, retry: () => void): TemplateResult {
    return errorNotice({ t: this.#desk.say('common') ?? common, error, retry });
  }

  signIn(): void {
    const { host } = this.#desk;
    if (host.dispatchEvent(new HearthSignInEvent())) void host.community?.reconnect();
  }

  /** Somebody wants a picture. */
  open(): void {
    this.#open = true;
    this.#said = '';
    this.#desk.host.requestUpdate();
  }

  /** Somebody else is looking. */
  reset(): void {
    if (this.#made) URL.revokeObjectURL(this.#made.address);
    this.#made = null;
    this.#open = this.#drawing = false;
    this.#said = '';
  }

  /** The picture and what can be done with it. It is shown before it is shared, so that nobody shares what they didn't see. */
  picture(impact: Impact, tag: string): TemplateResult {
    const t = this.#t;
    if (!this.#open) return this.#button(false);
    const made = this.#made;
    if (!made) {
      if (!this.#drawing) void this.#draw(impact, tag);
      return this.#button(this.#drawing);
    }
    return html`<figure>
        <img class="picture" src=${made.address} alt=${made.words} width="1200" height="630" />
      </figure>
      <p class="muted">${t.made}</p>
      <div class="actions">
        <button type="button" class="primary" data-do="share" @click=${() => this.#hand('native')}>
          ${t.share}
        </button>
        <button type="button" data-do="save" @click=${() => this.#hand('file')}>${t.save}</button>
        <button type="button" data-do="close" @click=${this.#close}>${t.close}</button>
        <span class="muted">${this.#said}</span>
      </div>`;
  }

  #button(drawing: boolean): TemplateResult {
    const words = this.#desk.say('impact') ?? englishImpact;
    return html`<button type="button" aria-disabled=${drawing} @click=${() => this.open()}>
        ${drawing ? this.#t.drawing : words.share}
      </button>
      <span class="muted">${this.#said}</span>`;
  }

  async #draw(impact: Impact, tag: string): Promise<void> {
    this.#drawing = true;
    const { host, say } = this.#desk;
    try {
      const box = host.shadowRoot!.querySelector('.root')!;
      const dir = getComputedStyle(box).direction === 'rtl' ? 'rtl' : 'ltr';
      const { session } = host.community!.$session.get();
      const card = cardOf(impact, {
        t: say('impact') ?? englishImpact,
        words: this.#t,
        tag,
        dir,
        name: session?.viewer?.name ?? '',
        site: session?.site.name ?? '',
        now: host.community!.now(),
      });
      const blob = await pictureOf(drawCard(card, lookOf(box)));
      if (!this.#drawing) return;
      const words = [card.title, ...card.rows.map(({ label, figure }) => `${label}: ${figure}`), card.foot];
      this.#made = {
        blob,
        address: URL.createObjectURL(blob),
        title: card.title,
        words: words.join('. '),
      };
      this.#tell(this.#t.made, false);
    } catch {
      this.#open = false;
      this.#tell(this.#t.failed);
    }
    this.#drawing = false;
    host.requestUpdate();
  }

  async #hand(channel: 'native' | 'file'): Promise<void> {
    const made = this.#made!;
    const { host } = this.#desk;
    const link = linkHere();
    if (!host.dispatchEvent(new HearthImpactShareEvent(made.blob, link, channel))) return;
    const picture = { blob: made.blob, name: 'impact', title: made.title, link };
    const ended = await sharePicture(picture, channel === 'file');
    if (ended === 'cancelled') return;
    host.dispatchEvent(new HearthImpactSharedEvent(ended === 'handed' ? 'native' : 'file'));
    if (ended !== 'handed') this.#tell(ended === 'saved' ? this.#t.saved : this.#t.savedAndCopied);
  }

  readonly #close = (): void => {
    this.reset();
    const { host } = this.#desk;
    host.requestUpdate();
    // The focus stays where one was.
    void Promise.resolve().then(() =>
      host.shadowRoot?.querySelector<HTMLElement>('[part=share] button')?.focus(),
    );
  };

  #tell(what: string, shown = true): void {
    if (shown) this.#said = what;
    this.#desk.announce(what);
    this.#desk.host.requestUpdate();
  }

  get #t(): Messages['impactCard'] {
    return this.#desk.say('impactCard') ?? english;
  }
}
