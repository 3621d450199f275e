import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Entry } from '@hearth/core/domain';
import { formatDateTime } from '../../../../locales/dates.ts';
import { isSafe } from './showing.ts';
import type { Showing } from './showing.ts';

/** What an author may do with their own entry. */
export interface OwnActs {
  /** Asked whether they are sure. */
  readonly sure: boolean;
  readonly ask: (sure: boolean) => void;
  readonly withdraw: () => void;
  readonly consent: (on: boolean) => void;
}

/** The viewer's own entry: how it stands, what they allowed, and the ways back. */
export function own(showing: Showing, entry: Entry, acts: OwnActs): TemplateResult {
  const { t, busy } = showing;
  const { image, title, state } = entry;
  const words = t.status[state as keyof typeof t.status];
  return html`<section class="own" aria-labelledby="own-title" part="own">
    <div class="side">
      ${image && isSafe(image.url) ? html`<img src=${image.url} alt=${image.alt} width="96" height="72" />` : nothing}
      <div>
        <b id="own-title" tabindex="-1">${t.own}: <bdi>${title}</bdi></b>
        ${words ? html`<p class="muted">${words}</p>` : nothing}
      </div>
    </div>
    ${consent(showing, entry, acts)}
    ${
      entry.can.includes('remove')
        ? acts.sure
          ? html`<div class="row" role="group" aria-labelledby="sure">
              <p id="sure">${t.withdrawSure}</p>
              <button type="button" data-own="yes" aria-disabled=${busy} @click=${() => acts.withdraw()}>
                ${t.withdrawYes}
              </button>
              <button type="button" class="quiet" data-own="keep" @click=${() => acts.ask(false)}>
                ${t.keep}
              </button>
            </div>`
          : html`<div class="row">
              <button type="button" data-own="withdraw" @click=${() => acts.ask(true)}>${t.withdraw}</button>
            </div>`
        : nothing
    }
  </section>`;
}

/** What its author allows, in the words that they agreed to; where they allow nothing, in those of today. */
function consent({ t, scene, busy }: Showing, entry: Entry, acts: OwnActs): TemplateResult | typeof nothing {
  const { reuse } = entry;
  const text = reuse?.text ?? scene.poll.reuse?.licence;
  if (!text) return nothing;
  return html`<p id="allowed">${reuse ? t.consented(formatDateTime(scene.tag, reuse.at)) : t.notConsented}</p>
    <blockquote>${wording(text, scene.tag)}</blockquote>
    <div class="row">
      <button
        type="button"
        data-own="consent"
        aria-describedby="allowed"
        aria-disabled=${busy}
        @click=${() => acts.consent(!reuse)}
      >
        ${reuse ? t.revoke : t.grant}
      </button>
    </div>`;
}
