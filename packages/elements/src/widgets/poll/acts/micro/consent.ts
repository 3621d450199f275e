import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import { formatDateTime } from '../../../../locales/dates.ts';
import { micro } from '../../../../locales/en/micro.ts';
import { adopt } from '../../../../parts/adopt.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { microStyles } from './micro.styles.ts';

/**
 * What an answer is used for, before it is given and after. Who may answer agrees by a box that nobody ticks for them; it is
 * read when the vote is sent.
 */
export function consent(host: PollHost, { poll, tag, voted }: Scene): TemplateResult | null {
  if (!poll.segment) return null;
  adopt(host.shadowRoot!, microStyles);
  const t = host.say('micro', undefined) ?? micro;
  const at = poll.mine?.consentedAt;
  return html`<div class="micro" part="purpose" role="group" aria-labelledby="purpose-title">
    <p><b id="purpose-title">${t.title}</b></p>
    <p id="purpose">${wording(poll.segment.purpose, tag)} ${t.deletable}</p>
    ${
      at
        ? html`<p class="muted">${t.agreed(formatDateTime(tag, at))}</p>`
        : !voted && poll.state === 'open'
          ? html`<label class="agree"
              ><input
                type="checkbox"
                id="consent"
                name="consent"
                aria-describedby="purpose"
              />${t.agree}</label
            >`
          : null
    }
  </div>`;
}
