import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import { formatDateTime } from '../../../../locales/dates.ts';
import { earning } from '../../../../locales/en/earning.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { earlyStyles } from './early.styles.ts';

/** What taking part in this poll lets one have before others: before one took part, and after. */
export function earlyAccess(host: PollHost, scene: Scene): TemplateResult | null {
  const { grants } = scene.poll;
  if (!grants) return null;
  adopt(host.shadowRoot!, earlyStyles);
  const t = host.say('earning', undefined) ?? earning;
  const what = grants.label && wording(grants.label, scene.tag);
  return html`<div class="early" part="early-access">
    <p><b>${what ? t.titleOf(what) : t.title}</b></p>
    <p>${standing(t, scene, grants.hours)}</p>
  </div>`;
}

function standing(t: Messages['earning'], { poll, tag, voted, now }: Scene, hours: number): string {
  const { from, until } = poll.decision?.headStart ?? {};
  if (from === undefined || until === undefined) return voted ? t.atClose(hours) : t.offer(hours);
  if (now >= until) return t.over;
  if (now >= from) return (voted ? t.now : t.others)(formatDateTime(tag, until));
  return voted ? t.coming(formatDateTime(tag, from), hours) : t.offer(hours);
}
