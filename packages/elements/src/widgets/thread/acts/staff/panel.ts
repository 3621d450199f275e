import { html, nothing, render } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError, ThreadSettings } from '@hearth/core/adapter';
import { isStaff } from '@hearth/core/domain';
import type { AuditEntry, CommentStep, Id } from '@hearth/core/domain';
import type { StaffView, ThreadStaff } from '@hearth/core/state';
import { formatNumber } from '../../../../locales/intl.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { errorNotice, errorWords } from '../../../../parts/error-view.ts';
import type { Desk, Office } from '../../desk.ts';
import { whileHere } from '../while-here.ts';
import { KEYS, STEPS, legend, logItem, queueItem } from './panel-lists.ts';
import type { Queue, Scene } from './panel-lists.ts';
import { settingsForm } from './panel-settings.ts';
import { undoWords } from './words.ts';

const TABS = ['waiting', 'reported', 'log', 'settings'] as const;
type Tab = (typeof TABS)[number];

/** The button beside the heading that says what there is to look at, and the dialog behind it. */
export class Panel {
  readonly #desk: Desk;
  readonly #office: Office;
  readonly #staff: ThreadStaff;
  readonly #words: () => Messages['team'];
  /** Where the button stands: put into the header anew, should that be drawn anew. */
  readonly #spot = document.createElement('span');
  readonly #dialog = document.createElement('dialog');
  /** The rows of the list that is shown: each stays one element, so that the focus stays on what it was on. */
  #rows = new Map<string, HTMLLIElement>();
  #tab: Tab = 'waiting';
  #busy = false;
  /** What was done, for screen readers: beside an open dialog they hear nothing of the page. */
  #said = '';
  /** What the last act met, by the row that it was about; '' is the settings. */
  #failure: { readonly id: string; readonly error: CommunityError } | null = null;

  constructor(desk: Desk, office: Office, staff: ThreadStaff, words: () => Messages['team']) {
    this.#desk = desk;
    this.#office = office;
    this.#staff = staff;
    this.#words = words;
    this.#dialog.className = 'team';
    this.#dialog.setAttribute('aria-labelledby', 'team-title');
    this.#dialog.addEventListener('keydown', this.#key);
    whileHere(desk.host, 'team', () => {
      const root = desk.host.renderRoot;
      (root.querySelector('.root') ?? root).append(this.#dialog);
      const stop = staff.$view.listen(() => this.#draw());
      return () => {
        stop();
        this.#dialog.remove();
        this.#spot.remove();
      };
    });
    if (!this.#mayLook) return;
    void staff.show('waiting');
    if (staff.offers('reports')) void staff.show('reported');
  }

  get #mayLook(): boolean {
    return isStaff(this.#desk.community.$viewer.get());
  }

  get #tabs(): readonly Tab[] {
    const has: Record<Tab, boolean> = {
      waiting: true,
      reported: this.#staff.offers('reports'),
      log: this.#staff.offers('audit'),
      settings: this.#staff.offers('thread'),
    };
    return TABS.filter((tab) => has[tab]);
  }

  /** After each drawing of the thread. */
  settle(): void {
    const header = this.#desk.host.renderRoot.querySelector('header.top');
    if (header && this.#spot.parentNode !== header)
      header.insertBefore(this.#spot, header.querySelector('.sort'));
    this.#draw();
  }

  #draw(): void {
    render(this.#mayLook ? this.#button() : nothing, this.#spot);
    // Signed out, or signed in as somebody else.
    if (!this.#mayLook) this.#dialog.close();
    if (this.#dialog.open) this.#drawDialog();
  }

  #button(): TemplateResult {
    const t = this.#words();
    const { waiting, reported } = this.#staff.$view.get();
    const count = waiting.items.length + reported.items.length;
    const shown = this.#count(count, waiting.more || reported.more);
    return html`<button
      type="button"
      class="team-open"
      part="team"
      aria-haspopup="dialog"
      @click=${() => this.#open()}
    >
      ${count ? html`${`${t.open} `}<b>${shown}</b><span class="sr">${` ${t.toLookAt}`}</span>` : t.open}
    </button>`;
  }

  /** "12", or "50+" where there is more than was asked for. */
  #count(count: number, more: boolean): string {
    return `${formatNumber(this.#desk.tag(), count)}${more ? '+' : ''}`;
  }

  #open(): void {
    const { waiting, reported } = this.#staff.$view.get();
    this.#failure = null;
    this.#said = '';
    this.#dialog.showModal();
    this.#choose(!waiting.items.length && reported.items.length ? 'reported' : 'waiting');
    this.#focus('[role=tab][aria-selected=true]');
  }

  #choose(tab: Tab): void {
    this.#tab = tab;
    this.#rows = new Map();
    if (tab === 'log') void this.#staff.show('log');
    this.#drawDialog();
  }

  #drawDialog(): void {
    const t = this.#words();
    const { host } = this.#desk;
    const before = host.shadowRoot?.activeElement ?? null;
    const view = this.#staff.$view.get();
    const tab = this.#tab;
    render(
      html`<div class="team-top">
          <div class="line">
            <h2 id="team-title">${t.title}</h2>
            <button type="button" class="quiet" @click=${() => this.#dialog.close()}>
              ${this.#office.common.close}
            </button>
          </div>
          <div role="tablist" aria-label=${t.lists}>
            ${this.#tabs.map((one) => this.#tabButton(one, view))}
          </div>
          <p class="sr" role="status">${this.#said}</p>
        </div>
        <div role="tabpanel" id="team-panel" aria-labelledby=${`team-${tab}`} tabindex="-1">
          ${tab === 'settings' ? this.#settings() : this.#list(tab, view)}
        </div>`,
      this.#dialog,
    );
    if (tab !== 'settings') this.#drawRows(tab, view);
    // What had the focus was dealt with by somebody else: what a key does then must not meet another.
    if (before && this.#dialog.open && !before.isConnected) this.#focus('[role=tabpanel]');
  }

  #tabButton(tab: Tab, view: StaffView): TemplateResult {
    const t = this.#words();
    const chosen = tab === this.#tab;
    const list = tab === 'waiting' || tab === 'reported' ? view[tab] : null;
    return html`<button
      type="button"
      role="tab"
      id=${`team-${tab}`}
      aria-controls="team-panel"
      aria-selected=${chosen ? 'true' : 'false'}
      tabindex=${chosen ? 0 : -1}
      @click=${() => this.#choose(tab)}
    >
      ${t[tab]}${list?.status === 'ready' ? ` (${this.#count(list.items.length, list.more)})` : nothing}
    </button>`;
  }

  get #scene(): Scene {
    const { community, store } = this.#desk;
    const acting = this.#office.t;
    return { t: this.#words(), acting, topic: store.topic, tag: this.#desk.tag(), now: community.now() };
  }

  #list(name: Queue | 'log', view: StaffView): TemplateResult {
    const t = this.#words();
    const { items, status, error, more } = view[name];
    const { common } = this.#office;
    const failed = error && errorNotice({ t: common, error, retry: () => void this.#staff.show(name) });
    return html`${
        name !== 'log' && items.length
          ? html`<p class="muted">${t.siteWide}</p>
              ${legend(this.#scene, name)}`
          : nothing
      }
      <ul class="items" ?hidden=${!items.length}></ul>
      ${items.length || failed ? nothing : html`<p class="muted">${status === 'ready' ? t.nothing[name] : t.loading}</p>`}
      ${failed}
      ${more ? html`<button type="button" @click=${() => void this.#staff.more(name)}>${t.more}</button>` : nothing}`;
  }

  #drawRows(name: Queue | 'log', view: StaffView): void {
    const list = this.#dialog.querySelector('ul.items')!;
    const scene = this.#scene;
    const leave = (): void => this.#dialog.close();
    const before = this.#rows;
    this.#rows = new Map();
    const row = (id: string, content: TemplateResult): void => {
      const item = before.get(id) ?? document.createElement('li');
      item.className = 'item';
      item.dataset['id'] = id;
      // One of them is reached by Tab; arrows lead on.
      item.tabIndex = this.#rows.size ? -1 : 0;
      render(content, item);
      this.#rows.set(id, item);
    };
    if (name === 'log') {
      for (const entry of view.log.items) {
        const failure = this.#failure?.id === entry.id ? this.#failure.error : null;
        const refused = failure && (undoWords(failure, scene.t) ?? errorWords(failure, this.#office.common));
        row(
          entry.id,
          logItem(scene, entry, refused, () => void this.#undo(entry), leave),
        );
      }
    } else {
      for (const comment of view[name].items) {
        const { id } = comment;
        const reports = view.reports.filter((report) => name === 'reported' && report.comment === id);
        const act = (step: CommentStep): void => void this.#act(id, step);
        const error = this.#failure?.id === id ? this.#failure.error : null;
        const failed = error ? errorNotice({ t: this.#office.common, error }) : nothing;
        row(id, html`${queueItem(scene, name, comment, reports, act, leave)}${failed}`);
      }
    }
    const wanted = [...this.#rows.values()];
    for (const item of [...list.children]) if (!wanted.includes(item as HTMLLIElement)) item.remove();
    wanted.forEach((item, at) => {
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    });
  }

  #settings(): TemplateResult {
    const t = this.#words();
    const thread = this.#desk.store.$view.get().thread ?? { locked: false };
    const error = this.#failure?.id === '' ? this.#failure.error : null;
    return html`${settingsForm(t, this.#desk.tag(), thread, this.#busy, (settings) => void this.#save(settings))}${error ? errorNotice({ t: this.#office.common, error }) : nothing}`;
  }

  /** Does something once; what it met is told where it was done. */
  async #run(id: string, deed: () => Promise<unknown>, done: string): Promise<boolean> {
    this.#busy = true;
    this.#failure = null;
    this.#said = '';
    this.#draw();
    try {
      await deed();
      this.#said = done;
      return true;
    } catch (thrown) {
      this.#failure = { id, error: toCommunityError(thrown) };
      return false;
    } finally {
      this.#busy = false;
      this.#draw();
    }
  }

  /** The next comment gets the focus, so that a key after the other clears the queue. */
  async #act(id: Id, step: CommentStep): Promise<void> {
    if (this.#busy) return;
    const at = [...this.#rows.keys()].indexOf(id);
    if (!(await this.#run(id, () => this.#staff.act(id, step), this.#words().done[step]))) return;
    const left = [...this.#rows.values()];
    (left[Math.min(at, left.length - 1)] ?? this.#find('[role=tabpanel]'))?.focus();
  }

  async #undo(entry: AuditEntry): Promise<void> {
    if (this.#busy) return;
    await this.#run(entry.id, () => this.#staff.undo(entry), this.#words().undoDone);
    this.#rows.get(entry.id)?.focus();
  }

  async #save(settings: ThreadSettings): Promise<void> {
    await this.#run('', () => this.#staff.settle(settings), this.#words().saved);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const target = event.composedPath()[0] as HTMLElement;
    if (ctrlKey || metaKey || altKey) return;
    if (target.getAttribute('role') === 'tab') return this.#moveTab(event);
    const row = target.closest<HTMLElement>('li.item');
    const rows = [...this.#rows.values()];
    const to = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (to && !target.closest('form')) {
      const at = row ? rows.indexOf(row as HTMLLIElement) + to : 0;
      event.preventDefault();
      return (rows[at] ?? this.#find('[role=tab][aria-selected=true]'))?.focus();
    }
    // Single letters act on a comment that has the focus, and nowhere else.
    const step = KEYS[key.toLowerCase()];
    const tab = this.#tab;
    if (!row || !step || (tab !== 'waiting' && tab !== 'reported')) return;
    if ((STEPS[tab] as readonly string[]).includes(step)) void this.#act(row.dataset['id']!, step);
  };

  #moveTab(event: KeyboardEvent): void {
    const tabs = this.#tabs;
    const forward = getComputedStyle(this.#dialog).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const at = tabs.indexOf(this.#tab);
    const last = tabs.length - 1;
    const { key } = event;
    if (key === 'ArrowDown') {
      event.preventDefault();
      return ([...this.#rows.values()][0] ?? this.#find('[role=tabpanel]'))?.focus();
    }
    const next =
      key === 'Home'
        ? 0
        : key === 'End'
          ? last
          : /^Arrow(Left|Right)$/.test(key)
            ? (at + (key === forward ? 1 : last)) % tabs.length
            : -1;
    if (next < 0) return;
    event.preventDefault();
    this.#choose(tabs[next]!);
    this.#focus('[role=tab][aria-selected=true]');
  }

  #find(selector: string): HTMLElement | null {
    return this.#dialog.querySelector(selector);
  }

  #focus(selector: string): void {
    this.#find(selector)?.focus();
  }
}
