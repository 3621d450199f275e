import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { Id, Impact } from '@hearth/core/domain';
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
  /** Whose. */
  readonly member: Id;
  readonly title: string;
  readonly canvas: HTMLCanvasElement;
  readonly blob: Blob;
}

/** Making a picture and sharing it, signing in, and what may go wrong: loads with the first touch, or when it is needed. */
export class ImpactActs {
  readonly #desk: ImpactDesk;
  /** The drawing that is under way; another one begins another. */
  #drawing: object | null = null;
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

  /** Somebody else is looking, or has seen enough. */
  reset(): void {
    this.#made = this.#drawing = null;
    this.#said = '';
  }

  /** The picture and what can be done with it. It is shown before it is shared, so that nobody shares what they didn't see. */
  picture(impact: Impact, tag: string): TemplateResult {
    const t = this.#t;
    const made = this.#made;
    if (made?.member !== impact.member) {
      const words = this.#desk.say('impact') ?? englishImpact;
      return html`<button
          type="button"
          aria-disabled=${!!this.#drawing}
          @click=${() => this.make(impact, tag)}
        >
          ${this.#drawing ? t.drawing : words.share}
        </button>
        <span class="muted">${this.#said}</span>`;
    }
    return html`<figure>${made.canvas}</figure>
      <p class="muted">${t.made}</p>
      <div class="actions">
        <button type="button" class="primary" data-do="share" @click=${() => this.#hand(made, 'native')}>
          ${t.share}
        </button>
        <button type="button" data-do="save" @click=${() => this.#hand(made, 'file')}>${t.save}</button>
        <button type="button" data-do="close" @click=${this.#close}>${t.close}</button>
        <span class="muted">${this.#said}</span>
      </div>`;
  }

  /** Draws the picture, and leads to what can be done with it. */
  async make(impact: Impact, tag: string): Promise<void> {
    if (this.#drawing) return;
    const mine = (this.#drawing = {});
    this.#said = '';
    const { host, say } = this.#desk;
    host.requestUpdate();
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
      // The drawing itself is shown: pages that are strict about pictures take no address of a file in memory.
      const canvas = drawCard(card, lookOf(box));
      canvas.className = 'picture';
      canvas.setAttribute('role', 'img');
      const words = [card.title, ...card.rows.map(({ label, figure }) => `${label}: ${figure}`), card.foot];
      canvas.setAttribute('aria-label', words.join('. '));
      const blob = await pictureOf(canvas);
      if (this.#drawing !== mine) return;
      this.#drawing = null;
      this.#made = { member: impact.member, title: card.title, canvas, blob };
      this.#desk.announce(this.#t.made);
      await this.#focus('[data-do=share]');
    } catch {
      if (this.#drawing !== mine) return;
      this.#drawing = null;
      this.#tell(this.#t.failed);
    }
  }

  async #hand({ blob, title }: Made, channel: 'native' | 'file'): Promise<void> {
    const { host } = this.#desk;
    const link = linkHere();
    if (!host.dispatchEvent(new HearthImpactShareEvent(blob, link, channel))) return;
    const ended = await sharePicture({ blob, name: 'impact', title, link }, channel === 'file');
    if (ended === 'cancelled') return;
    host.dispatchEvent(new HearthImpactSharedEvent(ended === 'handed' ? 'native' : 'file'));
    if (ended !== 'handed') this.#tell(ended === 'saved' ? this.#t.saved : this.#t.savedAndCopied);
  }

  readonly #close = (): void => {
    this.reset();
    void this.#focus('button');
  };

  /** What was pressed has gone: the focus goes to what stands there now. */
  async #focus(selector: string): Promise<void> {
    const { host } = this.#desk;
    host.requestUpdate();
    await host.updateComplete;
    host.shadowRoot?.querySelector<HTMLElement>(`[part=share] ${selector}`)?.focus();
  }

  #tell(what: string): void {
    this.#said = what;
    this.#desk.announce(what);
    this.#desk.host.requestUpdate();
  }

  get #t(): Messages['impactCard'] {
    return this.#desk.say('impactCard') ?? english;
  }
}
