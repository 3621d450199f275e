import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Perk } from '@hearth/core/domain';
import { formatDateTime } from '../../../locales/dates.ts';
import { failureOf, type InsideScene } from './scene.ts';

/** An experience: what, when, where, how many places, and the viewer's own. */
export function perkCard(perk: Perk, scene: InsideScene): TemplateResult {
  const { t, tag } = scene;
  const { id, name, description, startsAt, place, taken, capacity, waiting, mine } = perk;
  const where = [
    startsAt === null ? '' : t.when(formatDateTime(tag, startsAt)),
    place === undefined ? '' : wording(place, tag),
  ].filter(Boolean);
  return html`<li part="perk" class="offer perk" data-of="perk-${id}">
    <div class="what">
      <strong>${wording(name, tag)}</strong>
      ${where[0] ? html`<span class="muted">${where.join(' · ')}</span>` : nothing}
      ${description === undefined ? nothing : html`<span>${wording(description, tag)}</span>`}
    </div>
    <div class="places">
      <progress aria-labelledby="places-${id}" max=${capacity} value=${Math.min(taken, capacity)}></progress>
      <span class="muted" id="places-${id}"
        >${t.places(taken, capacity)}${waiting ? ` · ${t.waiting(waiting)}` : ''}</span
      >
    </div>
    ${mine ? html`<p class="mine" tabindex="-1">${mine.state === 'booked' ? t.booked : mine.position ? t.line(mine.position) : t.inLine}</p>` : nothing}
    ${failureOf(id, scene)} ${actions(perk, scene)}
  </li>`;
}

function actions(perk: Perk, { t, tag, view, desk, asking }: InsideScene): TemplateResult {
  const { id, can, mine, window, opensAt, closesAt, needs, taken, capacity } = perk;
  const busy = view.busy === id;
  const of = `perk-${id}`;
  const book = async (): Promise<void> => {
    if (!(await desk.store()!.book(id))) return;
    const now = desk
      .store()!
      .$view.get()
      .gate?.perks?.find((one) => one.id === id)?.mine;
    if (now) desk.announce(t.done[now.state]);
    asking.back(of);
  };
  const cancel = async (): Promise<void> => {
    if (await desk.store()!.cancel(id)) desk.announce(t.done.left);
    asking.back(of);
  };
  if (asking.is(of))
    return asking.view({ of, words: t.surePlace, yes: t.yes, no: t.keep, then: cancel }, busy);
  if (can.includes('book') || can.includes('wait'))
    return html`<p class="do">
      <button type="button" class="primary" ?disabled=${busy} @click=${book}>
        ${can.includes('book') ? t.book : t.wait}
      </button>
      ${closesAt === null ? nothing : html`<span class="muted">${t.closesAt(formatDateTime(tag, closesAt))}</span>`}
    </p>`;
  if (can.includes('cancel'))
    return html`<p class="do">
      <button
        type="button"
        ?disabled=${busy}
        @click=${mine?.state === 'booked' ? () => asking.open(of) : cancel}
      >
        ${mine?.state === 'booked' ? t.leavePlace : t.leaveLine}
      </button>
    </p>`;
  if (mine) return html``;
  const why =
    window === 'soon' && opensAt !== null
      ? t.opensAt(formatDateTime(tag, opensAt))
      : window === 'over'
        ? t.over
        : needs
          ? t.notYours
          : taken >= capacity
            ? t.full
            : t.guest;
  return html`<p class="muted">${why}</p>`;
}
