import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import { formatDateTime } from '../../../../locales/dates.ts';
import { course } from '../../../../locales/en/course.ts';
import { adopt } from '../../../../parts/adopt.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { courseStyles } from './course.styles.ts';

/** What staff said at each step, newest first. */
export function outcomeLog(host: PollHost, { poll, tag }: Scene): TemplateResult {
  adopt(host.shadowRoot!, courseStyles);
  const words = host.say('course', undefined) ?? course;
  const level = Math.min(6, Number(host.headingLevel ?? 2) + 1);
  const name = (id: string): string =>
    wording(poll.options.find((option) => option.id === id)?.label ?? id, tag);
  return html`<div class="log-title" id="log" role="heading" aria-level=${level} tabindex="-1">
      ${words.log}
    </div>
    <ol class="outcomes" part="outcomes" aria-labelledby="log">
      ${poll.decision?.log?.map(
        ({ stage, reason, by, at, chosen }) =>
          html`<li>
            <b>${words.stages[stage]}</b>
            <span class="muted"
              ><time datetime=${new Date(at).toISOString()}
                >${words.by(by?.name ?? words.somebody, formatDateTime(tag, at))}</time
              ></span
            >
            <p dir="auto">${reason}</p>
            ${chosen?.length ? html`<p class="mark yes">${words.chosen(chosen.map(name))}</p>` : nothing}
          </li>`,
      )}
    </ol>`;
}
