import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Pass } from '@hearth/core/domain';
import { formatDateTime } from '../../../locales/dates.ts';
import { failureOf, type InsideScene } from './scene.ts';

/** A pass, as a ticket: used once, and then it shows when. */
export function passCard(pass: Pass, scene: InsideScene): TemplateResult {
  const { t, tag } = scene;
  const { id, name, description, usedAt } = pass;
  return html`<li part="pass" class="offer pass ${usedAt === null ? '' : 'used'}" data-of="pass-${id}">
    <div class="what">
      <strong>${wording(name, tag)}</strong>
      ${description === undefined ? nothing : html`<span>${wording(description, tag)}</span>`}
    </div>
    ${
      usedAt === null
        ? nothing
        : html`<p class="mine" tabindex="-1">
            <time datetime=${new Date(usedAt).toISOString()}>${t.usedAt(formatDateTime(tag, usedAt))}</time>
          </p>`
    }
    ${failureOf(id, scene)} ${usedAt === null ? actions(pass, scene) : nothing}
  </li>`;
}

function actions(pass: Pass, { t, tag, view, desk, asking }: InsideScene): TemplateResult {
  const { id, can, window, opensAt, closesAt, needs } = pass;
  const busy = view.busy === id;
  const of = `pass-${id}`;
  const redeem = async (): Promise<void> => {
    if (await desk.store()!.redeem(id)) desk.announce(t.done.redeemed);
  };
  if (asking.is(of))
    return asking.view({ of, words: t.sureRedeem, yes: t.yesRedeem, no: t.notYet, then: redeem }, busy);
  if (can.includes('redeem'))
    return html`<p class="do">
      <button type="button" class="primary" ?disabled=${busy} @click=${() => asking.open(of)}>
        ${t.redeem}
      </button>
      <span class="muted">${closesAt === null ? t.pass : t.passUntil(formatDateTime(tag, closesAt))}</span>
    </p>`;
  const why =
    window === 'soon' && opensAt !== null
      ? t.passFrom(formatDateTime(tag, opensAt))
      : window === 'over'
        ? t.passOver
        : needs
          ? t.notYours
          : t.guest;
  return html`<p class="muted">${why}</p>`;
}
