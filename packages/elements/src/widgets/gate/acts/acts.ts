import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Body, Gate, LocalBody } from '@hearth/core/domain';
import type { GateView } from '@hearth/core/state';
import { common } from '../../../locales/en/common.ts';
import { inside as english } from '../../../locales/en/inside.ts';
import type { Messages } from '../../../locales/messages.ts';
import { adopt } from '../../../parts/adopt.ts';
import { bodyElement, bodyStyles } from '../../../parts/body-apart.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import { actsStyles } from './acts.styles.ts';
import { Asking } from './asking.ts';
import { Circles } from './circles.ts';
import type { GateDesk } from './host.ts';
import { Invited } from './invited.ts';
import { passCard } from './passes.ts';
import { perkCard } from './perks.ts';

/** What an open gate has from outside. */
export interface OpenScene {
  readonly t: Messages['gate'];
  readonly tag: string;
  readonly heading: TemplateResult;
  readonly folded: TemplateResult | typeof nothing;
}

const OPEN = 'M7 10V7.5a5 5 0 0 1 9.6-2l-2.3 1A2.5 2.5 0 0 0 9.5 7.5V10H19v10H5V10z';

/** An open gate with what is offered behind it, invitations, and what may go wrong: loads when there is any of it. */
export class GateActs {
  readonly #desk: GateDesk;
  readonly #asking: Asking;
  readonly #circles: Circles;
  readonly #invited: Invited;
  /** The tree that is shown, and the element made of it. */
  #drawn: { readonly body: Body; readonly element: Element } | null = null;

  constructor(desk: GateDesk) {
    this.#desk = desk;
    this.#asking = new Asking(desk.host);
    this.#circles = new Circles(desk, this.#asking);
    this.#invited = new Invited(desk);
    adopt(desk.host.shadowRoot!, bodyStyles);
    adopt(desk.host.shadowRoot!, actsStyles);
  }

  /** Another gate is shown now. */
  reset(): void {
    this.#asking.forget();
    this.#circles.forget();
  }

  signIn(): void {
    const { host } = this.#desk;
    if (host.dispatchEvent(new HearthSignInEvent())) void host.community?.reconnect();
  }

  /** What went wrong, and an invitation that the viewer was handed. */
  above({ status, error }: GateView, tag: string): TemplateResult {
    const desk = this.#desk;
    return html`${
      status === 'failed' && error
        ? errorNotice({
            t: desk.say('common') ?? common,
            error,
            retry: () => void desk.store()?.reload(),
            action:
              error.code === 'unauthenticated'
                ? html`<button type="button" @click=${() => this.signIn()}>
                    ${(desk.say('common') ?? common).signIn}
                  </button>`
                : nothing,
          })
        : nothing
    }${this.#invited.render(this.#t, tag, () => this.signIn()) ?? nothing}`;
  }

  inside(gate: Gate, view: GateView, { t: words, tag, heading, folded }: OpenScene): TemplateResult {
    const t = this.#t;
    const { perks = [], passes = [], needs, content } = gate;
    const scene = { t, tag, view, desk: this.#desk, asking: this.#asking };
    return html`<section class="open" part="open" aria-labelledby="heading">
      <header>
        ${heading}
        <p class="chip muted">
          <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d=${OPEN}></path></svg>${
            gate.asStaff ? words.asStaff : words.openFor
          }
        </p>
      </header>
      ${content ? html`<div part="content">${this.#content(content, tag)}</div>` : nothing} ${folded}
      ${
        passes[0]
          ? html`<ul class="offers" aria-label=${t.passes}>
              ${passes.map((pass) => passCard(pass, scene))}
            </ul>`
          : nothing
      }
      ${
        perks[0]
          ? html`<ul class="offers" aria-label=${t.perks}>
              ${perks.map((perk) => perkCard(perk, scene))}
            </ul>`
          : nothing
      }
      ${this.#circles.render(needs, scene)}
    </section>`;
  }

  #content(content: LocalBody, tag: string): Element {
    const body = bodyFor(content, tag);
    if (this.#drawn?.body !== body) this.#drawn = { body, element: bodyElement(body) };
    return this.#drawn.element;
  }

  get #t(): Messages['inside'] {
    return this.#desk.say('inside') ?? english;
  }
}

/** A page's language, its main language, English, or whatever there is. */
function bodyFor(content: LocalBody, tag: string): Body {
  if (isBody(content)) return content;
  const main = tag.split('-')[0]!;
  return content[tag] ?? content[main] ?? content['en'] ?? Object.values(content)[0] ?? [];
}

const isBody = (content: LocalBody): content is Body => Array.isArray(content);
