import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { ShareChannel } from '@hearth/core/domain';
import { inviting } from '../../../locales/en/inviting.ts';
import { redraw } from '../../../parts/redraw.ts';
import { storeOf, type InviteHost } from './host.ts';

/** The most that a backend takes. */
const MOST = 10_000_000;

/** How many people will see what was shared: typed in by who shared it, and never looked up. Where the page asks for it. */
export class Reach {
  /** What was shared last, and may be asked about. */
  #channel: ShareChannel | null = null;
  #state: 'asked' | 'sending' | 'thanked' | 'wrong' | 'failed' = 'asked';
  readonly #host: InviteHost;

  constructor(host: InviteHost) {
    this.#host = host;
  }

  ask(channel: ShareChannel): void {
    if (this.#host.askReach === null) return;
    this.#channel = channel;
    this.#state = 'asked';
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#channel) return nothing;
    const t = this.#host.say('inviting', undefined) ?? inviting;
    if (this.#state === 'thanked') return html`<p class="told" tabindex="-1">${t.reachThanks}</p>`;
    const problem = this.#state === 'wrong' ? t.reachWrong : this.#state === 'failed' ? t.reachFailed : null;
    return html`<form class="told" part="reach" novalidate @submit=${this.#send}>
      <label for="reach">${t.reach}</label>
      <div class="pair">
        <input
          id="reach"
          inputmode="numeric"
          autocomplete="off"
          maxlength="12"
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby="reach-hint reach-problem"
        />
        <button type="submit" aria-disabled=${this.#state === 'sending' ? 'true' : 'false'}>
          ${t.reachSave}
        </button>
      </div>
      <p class="muted" id="reach-hint">${t.reachHint}</p>
      <p class="problem" id="reach-problem" role="alert" ?hidden=${!problem}>${problem}</p>
    </form>`;
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const store = storeOf(this.#host);
    const field = (event.target as HTMLFormElement).querySelector('input');
    if (!store || !field || !this.#channel || this.#state === 'sending') return;
    const people = peopleOf(field.value);
    if (people === null) {
      this.#state = 'wrong';
      return redraw(this.#host, '#reach');
    }
    this.#state = 'sending';
    this.#host.requestUpdate();
    this.#state = (await store.reached(this.#channel, people)) ? 'thanked' : 'failed';
    redraw(this.#host, this.#state === 'failed' ? '#reach' : '.told');
  };
}

/** A whole number as people write it, in groups or not: `1,200`, `1.200`, `1 200`. `null` for anything else. */
export function peopleOf(typed: string): number | null {
  const text = typed.trim();
  if (!/^\d{1,3}([.,'’\s]\d{3})*$|^\d+$/.test(text)) return null;
  const people = Number(text.replace(/\D/g, ''));
  return people >= 1 && people <= MOST ? people : null;
}
