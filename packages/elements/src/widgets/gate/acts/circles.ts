import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import { wording } from '@hearth/core/domain';
import type { Circle, CircleInvitation, Need } from '@hearth/core/domain';
import { formatDate } from '../../../locales/dates.ts';
import { common } from '../../../locales/en/common.ts';
import { errorWords } from '../../../parts/error-view.ts';
import { redraw } from '../../../parts/redraw.ts';
import type { Asking } from './asking.ts';
import type { GateDesk } from './host.ts';
import { failureOf, type InsideScene } from './scene.ts';

/** The circles that let the viewer in here: how large they are, inviting, leaving. */
export class Circles {
  readonly #desk: GateDesk;
  readonly #asking: Asking;
  #all: readonly Circle[] | null = null;
  #loading = false;
  #invitation: CircleInvitation | null = null;
  #failed: { readonly of: string; readonly words: string } | null = null;

  constructor(desk: GateDesk, asking: Asking) {
    this.#desk = desk;
    this.#asking = asking;
  }

  forget(): void {
    this.#all = this.#invitation = this.#failed = null;
    this.#loading = false;
  }

  render(needs: Need, scene: InsideScene): TemplateResult | typeof nothing {
    const ids = circlesIn(needs);
    if (ids.size === 0) return nothing;
    if (!this.#all) void this.#load();
    const here = this.#all?.filter(({ id }) => ids.has(id)) ?? [];
    return html`${here.map((circle) => this.#card(circle, scene))}`;
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    // Without it the gate is whole: what can't be had here is left out, and asked for again with the next gate.
    this.#all =
      (await this.#desk
        .store()
        ?.circles()
        .catch(() => [])) ?? [];
    this.#desk.host.requestUpdate();
  }

  #card(circle: Circle, scene: InsideScene): TemplateResult {
    const { t, tag, view } = scene;
    const { id, name, description, members, places, can } = circle;
    const of = `circle-${id}`;
    const leave = async (): Promise<void> => {
      if (await this.#desk.store()!.leave(id)) this.#desk.announce(t.done.gone);
    };
    return html`<section part="circle" class="offer circle" data-of=${of} aria-label=${wording(name, tag)}>
      <div class="what">
        <strong>${wording(name, tag)}</strong>
        <span class="muted">${places === null ? t.circle(members) : t.circlePlaces(members, places)}</span>
        ${description === undefined ? nothing : html`<span>${wording(description, tag)}</span>`}
      </div>
      ${this.#invitation?.circle === id ? this.#handOn(this.#invitation, scene) : nothing}
      ${failureOf(id, scene)}
      ${this.#failed?.of === id ? html`<p class="failed" part="error" role="alert">${this.#failed.words}</p>` : nothing}
      ${
        this.#asking.is(of)
          ? this.#asking.view(
              { of, words: t.sureLeave(wording(name, tag)), yes: t.yesLeave, no: t.stay, then: leave },
              view.busy === id,
            )
          : html`<p class="do">
              ${can.includes('invite') ? html`<button type="button" @click=${() => this.#invite(id, scene)}>${t.invite}</button>` : nothing}
              ${can.includes('leave') ? html`<button type="button" @click=${() => this.#asking.open(of)}>${t.leave}</button>` : nothing}
            </p>`
      }
    </section>`;
  }

  #handOn({ link, token, expiresAt }: CircleInvitation, { t, tag, desk }: InsideScene): TemplateResult {
    // Where no page was named, it is this one that has the gate.
    const address = link ?? `${location.href.split('#')[0]!}#hearth-circle=${token}`;
    const copy = async (): Promise<void> => {
      try {
        await navigator.clipboard.writeText(address);
        desk.announce((desk.say('common') ?? common).copied);
      } catch {
        desk.host.shadowRoot?.querySelector<HTMLInputElement>('.link')?.select();
      }
    };
    return html`<div class="hand-on">
      <label
        >${t.invitation}
        <input
          class="link"
          readonly
          dir="ltr"
          .value=${address}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      /></label>
      <button type="button" @click=${copy}>${t.copy}</button>
      <p class="muted">${t.inviteNote(formatDate(tag, expiresAt))}</p>
    </div>`;
  }

  async #invite(id: string, { t, desk }: InsideScene): Promise<void> {
    this.#failed = null;
    try {
      this.#invitation = await desk.store()!.invite(id);
      desk.announce(t.done.invited);
      redraw(desk.host, '.link');
    } catch (thrown) {
      const error = toCommunityError(thrown);
      const words =
        error.details.reason === 'too-many' ? t.tooMany : errorWords(error, desk.say('common') ?? common);
      this.#failed = { of: id, words };
      desk.host.requestUpdate();
    }
  }
}

function circlesIn(need: Need): Set<string> {
  if ('needs' in need) return new Set(need.needs.flatMap((inner) => [...circlesIn(inner)]));
  return new Set(need.kind === 'circle' ? [need.circle.id] : []);
}
