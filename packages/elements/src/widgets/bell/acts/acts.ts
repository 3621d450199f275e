import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Id, Notice } from '@hearth/core/domain';
import type { Community, NoticesStore, NoticesView } from '@hearth/core/state';
import { formatDate } from '../../../locales/dates.ts';
import { common } from '../../../locales/en/common.ts';
import { inbox as english } from '../../../locales/en/inbox.ts';
import type { Messages } from '../../../locales/messages.ts';
import { adopt } from '../../../parts/adopt.ts';
import { avatarStyles } from '../../../parts/avatar-apart.ts';
import type { BaseElement } from '../../../parts/base-element.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { draw, iconStyles } from '../../../parts/icons-apart.ts';
import { place } from '../../../parts/place.ts';
import { actsStyles } from './acts.styles.ts';
import { HearthNoticeOpenEvent } from './events.ts';
import { noticeRow } from './row.ts';
import { hrefOf } from './telling.ts';

/** The longest that a page waits to say that something was read before it goes to it, in milliseconds. */
const PATIENCE = 400;

const GEAR =
  'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 12h2M18 12h2M12 4v2M12 18v2M6.3 6.3l1.5 1.5M16.2 16.2l1.5 1.5M6.3 17.7l1.5-1.5M16.2 7.8l1.5-1.5';

interface BellDesk {
  readonly host: BaseElement & { readonly community: Community | null };
  readonly announce: (text: string) => void;
  /** `undefined`: English. */
  readonly say: <K extends 'inbox' | 'common' | 'settings'>(part: K) => Messages[K] | undefined;
  readonly store: () => NoticesStore | null;
  readonly button: () => HTMLElement;
  readonly panel: () => HTMLElement;
}

/** The list behind the bell: loads when it is first opened. */
export class BellActs {
  readonly #desk: BellDesk;
  /** Threads that were muted here just now, with the notice in which that was done: there it can be taken back. */
  readonly #muted = new Map<string, Id>();
  #unplace = (): void => {};

  constructor(desk: BellDesk) {
    this.#desk = desk;
    for (const styles of [avatarStyles, iconStyles, actsStyles]) adopt(desk.panel().getRootNode(), styles);
    desk.panel().addEventListener('focusout', this.#left);
    desk.panel().addEventListener('keydown', this.#key);
  }

  opened(): void {
    const { panel, button } = this.#desk;
    this.#unplace();
    // Before it stands there it can't take the focus.
    this.#unplace = place(button(), panel(), () => panel().focus({ preventScroll: true }));
  }

  closed(): void {
    this.#unplace();
    this.#muted.clear();
    this.#desk.panel().classList.remove('placed');
  }

  list(view: NoticesView, tag: string): TemplateResult {
    const t = this.#t;
    const { notices, unread, status, error, failure, quietUntil, hasOlder, busy } = view;
    const held = notices.some((notice) => notice.held && notice.readAt === null);
    return html`<header>
        <div class="title" part="heading" role="heading" aria-level="2">${t.title}</div>
        <button type="button" class="plain" ?hidden=${!unread} @click=${this.#readAll}>${t.readAll}</button>
        <button
          type="button"
          class="deed"
          aria-label=${t.settings}
          title=${t.settings}
          @click=${() => void this.#settings(tag)}
        >
          ${draw(GEAR)}
        </button>
      </header>
      ${
        quietUntil === undefined
          ? nothing
          : html`<p class="aside muted" part="quiet">${t.quiet(this.#clock(quietUntil, tag))}</p>`
      }
      ${held && quietUntil === undefined ? html`<p class="aside muted" part="quiet">${t.held}</p>` : nothing}
      ${error ? this.#error(error) : failure ? this.#error(failure) : nothing}
      ${
        notices[0]
          ? daysOf(notices).map(
              ([day, of]) =>
                html`<section aria-label=${this.#day(day, of[0]!.at, tag)}>
                  <div class="day muted" aria-hidden="true">${this.#day(day, of[0]!.at, tag)}</div>
                  <ul>
                    ${of.map((notice) => this.#row(notice, tag))}
                  </ul>
                </section>`,
            )
          : status === 'ready'
            ? html`<div class="none" part="empty">
                <p>${t.empty}</p>
                <p class="muted">${t.emptyHint}</p>
              </div>`
            : nothing
      }
      <footer ?hidden=${!hasOlder}>
        <button type="button" aria-disabled=${!!busy} @click=${this.#older}>${t.older}</button>
      </footer>`;
  }

  #row(notice: Notice, tag: string): TemplateResult {
    const topic = notice.place?.topic;
    return noticeRow(notice, {
      t: this.#t,
      tag,
      now: this.#desk.host.community?.now() ?? notice.at,
      muted: topic !== undefined && this.#muted.get(topic) === notice.id,
      open: (event) => this.#open(event, notice),
      read: (event) => this.#seen(event, notice),
      mute: () => void this.#mute(topic!, notice.id, true),
      unmute: () => void this.#mute(topic!, notice.id, false),
    });
  }

  #error(error: NonNullable<NoticesView['error']>): TemplateResult {
    const t = this.#desk.say('common') ?? common;
    return errorNotice({ t, error, retry: () => void this.#store?.reload() });
  }

  /** Reads it, and goes there: in this tab once the backend knows, or as the viewer wants it. */
  #open(event: MouseEvent, notice: Notice): void {
    const href = hrefOf(notice);
    const goes = this.#desk.host.dispatchEvent(new HearthNoticeOpenEvent(notice, href));
    const read = this.#read([notice.id]);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (goes && elsewhere) return;
    event.preventDefault();
    this.#hide();
    if (!goes || href === null) return;
    const target = new URL(href);
    // On this page it needs no loading, and the thread follows the address.
    if (target.href.split('#')[0] === location.href.split('#')[0]) location.hash = target.hash;
    else
      void Promise.race([read, new Promise((done) => setTimeout(done, PATIENCE))]).then(() =>
        location.assign(href),
      );
  }

  /** The button goes with what was new: the focus stays with the notice. */
  #seen({ currentTarget }: Event, { id }: Notice): void {
    (currentTarget as HTMLElement).closest('li')?.querySelector<HTMLElement>('.go')?.focus();
    void this.#read([id]);
  }

  async #mute(topic: string, notice: Id, on: boolean): Promise<void> {
    const t = this.#t;
    if (!(await this.#store?.muteThread(topic, on))) return;
    if (on) this.#muted.set(topic, notice);
    else this.#muted.delete(topic);
    if (on) this.#desk.announce(t.muted);
    const { host, panel } = this.#desk;
    host.requestUpdate();
    await host.updateComplete;
    // The button that was pressed is gone: what takes its place has the focus.
    if (panel().classList.contains('open'))
      panel()
        .querySelector<HTMLElement>(on ? '.mutes button' : '.mute:not([hidden])')
        ?.focus();
  }

  #read(ids: readonly Id[]): Promise<boolean> | undefined {
    return this.#store?.read(ids);
  }

  /** What they wish to hear of is said where all else is that they set about themselves. */
  async #settings(tag: string): Promise<void> {
    const { host, say, button, announce } = this.#desk;
    const { community } = host;
    this.#hide();
    try {
      const { openSettings } = await import('../../../parts/people/settings/settings.ts');
      if (community) openSettings({ host, community, say, tag, back: button() });
    } catch {
      announce((say('common') ?? common).partMissing);
    }
  }

  readonly #readAll = async (): Promise<void> => {
    // The button goes with what was new.
    this.#desk.panel().focus();
    if (await this.#store?.readAll()) this.#desk.announce(this.#t.allRead);
  };

  readonly #older = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    const rows = this.#desk.panel().querySelectorAll('li').length;
    if (button.ariaDisabled === 'true') return;
    void this.#store?.older().then(async () => {
      await this.#desk.host.updateComplete;
      // Reading goes on where the new ones begin.
      this.#desk.panel().querySelectorAll<HTMLElement>('li .go')[rows]?.focus();
    });
  };

  /** Who tabs on leaves it behind. */
  readonly #left = ({ relatedTarget }: FocusEvent): void => {
    const { panel, button } = this.#desk;
    if (relatedTarget instanceof Node && !panel().contains(relatedTarget) && relatedTarget !== button())
      this.#hide(false);
  };

  /** Browsers close it by themselves, and some forget where the focus was. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#hide();
  };

  #hide(focus = true): void {
    const { panel, button } = this.#desk;
    if ('popover' in HTMLElement.prototype) panel().hidePopover();
    else if (panel().classList.contains('open')) button().click();
    if (focus) button().focus();
  }

  #day(day: number, at: number, tag: string): string {
    const t = this.#t;
    const today = dayOf(this.#desk.host.community?.now() ?? at);
    if (day === today) return t.today;
    return day === today - 1 ? t.yesterday : formatDate(tag, at, { dateStyle: 'long' });
  }

  /** By the viewer's own clock, with the day where it is another one. */
  #clock(at: number, tag: string): string {
    const sameDay = dayOf(at) === dayOf(this.#desk.host.community?.now() ?? at);
    return formatDate(tag, at, { hour: 'numeric', minute: '2-digit', ...(!sameDay && { weekday: 'long' }) });
  }

  get #store(): NoticesStore | null {
    return this.#desk.store();
  }

  get #t(): Messages['inbox'] {
    return this.#desk.say('inbox') ?? english;
  }
}

/** The viewer's day, as a number that rises by one. */
function dayOf(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

function daysOf(notices: readonly Notice[]): readonly (readonly [number, readonly Notice[]])[] {
  const days = new Map<number, Notice[]>();
  for (const notice of notices) {
    const day = dayOf(notice.at);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days];
}
