import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import { NAME_LIMIT, isStaff } from '@hearth/core/domain';
import type { Comment, CommentMark, Id, ReportReason } from '@hearth/core/domain';
import { threadDeeds } from '@hearth/core/state';
import type { ThreadDeeds, ThreadItem } from '@hearth/core/state';
import { errorNotice } from '../../../parts/error-view.ts';
import type { MenuItem } from '../../../parts/menu.ts';
import type { Desk, Office } from '../desk.ts';
import { reportForm } from './report-form.ts';
import type { GivenReport } from './report-form.ts';

/** The marks by what sets them, in the order in which a menu offers them. */
const MARKS = { pin: 'pinned', feature: 'featured', answer: 'answer' } as const satisfies Record<
  string,
  CommentMark
>;
type MarkAction = keyof typeof MARKS;

interface Refusal {
  /** The row; '' is the thread itself. */
  readonly id: Id;
  readonly error: CommunityError;
}

/** What staff point out and close, and what anybody reports or wishes not to read. */
export class Deeds {
  /** The row in which a report is written. */
  reporting: Id | null = null;
  /** Rises with each change that rows show. */
  turn = 0;
  #missing: keyof GivenReport | null = null;
  #busy = false;
  /** How the last deed ended, if not well. */
  #failure: Refusal | null = null;
  readonly #reported = new Set<Id>();
  /** Comments of muted people that are to be read all the same. */
  readonly #opened = new Set<Id>();
  #muted: { readonly items: readonly ThreadItem[]; readonly authors: ReadonlySet<Id> } | null = null;
  readonly #desk: Desk;
  readonly #office: Office;
  readonly #deeds: ThreadDeeds;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    this.#deeds = threadDeeds(desk.community, desk.store.topic);
  }

  /** What a row's menu offers of it. */
  offers(comment: Comment): MenuItem[] {
    const { id, can, marks = [], author, parent } = comment;
    const { t } = this.#office;
    const viewer = this.#desk.community.$viewer.get();
    const items: MenuItem[] = [];
    for (const action of Object.keys(MARKS) as MarkAction[]) {
      const { set, unset } = t.marks[MARKS[action]];
      if (can.includes(action))
        items.push({ id: action, label: marks.includes(MARKS[action]) ? unset : set });
    }
    if (this.#hasHistory(comment)) items.push({ id: 'history', label: t.history });
    if (can.includes('report') && !this.#reported.has(id)) items.push({ id: 'report', label: t.report });
    if (viewer && author && author.id !== viewer.id && !isStaff(author) && this.#deeds.offers('mute'))
      items.push({ id: 'mute', label: (this.#isMuted(author.id) ? t.unmute : t.mute)(author.name) });
    if (viewer && author && isStaff(viewer) && !isStaff(author) && this.#deeds.offers('sanction'))
      items.push({ id: 'sanction', label: t.sanction });
    if (viewer && author && isStaff(viewer) && !isStaff(author) && this.#deeds.offers('thank'))
      items.push({ id: 'thank', label: t.thank(author.name) });
    items.push(...(this.#office.meaning?.offers(comment) ?? []));
    if (parent === null && this.mayLock())
      items.push({ id: 'lock', label: this.#locked ? t.unlock : t.lock });
    return items;
  }

  /** For its author and staff; what waits for staff again may have been edited without a mark. */
  #hasHistory({ author, editedAt, revision, status }: Comment): boolean {
    const viewer = this.#desk.community.$viewer.get();
    const own = viewer !== null && author?.id === viewer.id;
    const edited = editedAt !== null || (status === 'held' && revision > 1);
    return edited && (own || isStaff(viewer)) && this.#deeds.offers('history');
  }

  /** Until when the viewer can bring back what they deleted here; `null`: not any more. */
  undoable({ can, undoUntil = 0 }: Comment): number | null {
    return can.includes('undelete') && this.#desk.community.now() < undoUntil ? undoUntil : null;
  }

  /** Beside a tombstone: brings the viewer's words back. */
  undo(comment: Comment): TemplateResult | typeof nothing {
    return this.undoable(comment) === null
      ? nothing
      : html`<button type="button" class="quiet undo" data-do="undelete">${this.#office.t.undo}</button>`;
  }

  mayLock(): boolean {
    return isStaff(this.#desk.community.$viewer.get()) && this.#deeds.offers('lock');
  }

  /** Whether a row shows anything of this. */
  concerns({ comment }: ThreadItem): boolean {
    const { id, marks, answer } = comment;
    return (
      Boolean(marks || answer || this.reporting === id || this.#failure?.id === id) ||
      this.#reported.has(id) ||
      this.#isMuted(comment.author?.id)
    );
  }

  /** Whether a comment is folded up, since the viewer has muted its author. */
  folds({ id, author }: Comment): boolean {
    return this.#isMuted(author?.id) && !this.#opened.has(id);
  }

  /** In place of a comment that is folded up. */
  instead(comment: Comment): TemplateResult | null {
    if (!this.folds(comment)) return null;
    const { t } = this.#office;
    return html`<p class="muted actions">
      ${t.muted} <button type="button" class="quiet" data-do="open-muted">${t.openMuted}</button>
    </p>`;
  }

  /** Below a row's words: the report, and how a deed ended. */
  below({ id }: Comment): TemplateResult | typeof nothing {
    const { t, common } = this.#office;
    const form =
      this.reporting === id
        ? reportForm({
            t,
            common,
            busy: this.#busy,
            nameLimit: this.#nameLimit,
            missing: this.#missing,
            send: (given) => void this.#report(id, given),
            leave: () => this.#leave(id),
          })
        : this.#reported.has(id)
          ? html`<p class="muted actions">${t.reported}</p>`
          : nothing;
    return html`${form}${this.failure(id)}`;
  }

  failure(id: Id): TemplateResult | typeof nothing {
    if (this.#failure?.id !== id) return nothing;
    const { error } = this.#failure;
    const { t, common } = this.#office;
    if (error.code === 'conflict' && error.details.reason === 'too-many')
      return html`<div class="notice error" part="error" role="alert"><p>${t.tooMany}</p></div>`;
    const signIn = html`<button type="button" data-do="sign-in">${common.signIn}</button>`;
    return errorNotice({
      t: common,
      error,
      action: error.code === 'unauthenticated' ? signIn : nothing,
    });
  }

  /** Resolves to why it was refused; the row says it, too. */
  async vote(id: Id, value: 1 | 0 | -1): Promise<CommunityError | null> {
    return this.#end(id, this.#deeds.vote(id, value));
  }

  /** Whom one does not want to read, or does again; not from a row, and so no row says how it ended. */
  async mute(member: Id, on: boolean): Promise<CommunityError | null> {
    const refused = await this.#deeds.mute(member, on);
    this.#opened.clear();
    this.#changed(null);
    return refused;
  }

  /** Does what was picked in the row of `id`. */
  async act(action: string, id: Id): Promise<void> {
    switch (action) {
      case 'pin':
      case 'feature':
      case 'answer':
        return this.#mark(id, MARKS[action]);
      case 'lock':
        return this.#lock(id);
      case 'mute':
        return this.#mute(id);
      case 'undelete':
        return this.#undelete(id);
      case 'report':
        this.reporting = id;
        this.#missing = null;
        this.#changed(null);
        return this.#office.focusRow(id, '.report input');
      case 'open-muted':
        this.#opened.add(id);
        this.#changed(null);
        return this.#office.focusRow(id);
    }
  }

  async #mark(id: Id, mark: CommentMark): Promise<void> {
    const { done, undone } = this.#office.t.marks[mark];
    const on = !this.#comment(id)?.marks?.includes(mark);
    const refused = await this.#end(id, this.#deeds.mark(id, mark, on), on ? done : undone);
    if (!refused) this.#office.staffDid(id, id);
  }

  async #undelete(id: Id): Promise<void> {
    const refused = await this.#end(id, this.#deeds.undelete(id), this.#office.t.undeleted);
    if (!refused) this.#office.focusRow(id);
  }

  async #lock(id: Id): Promise<void> {
    const { t } = this.#office;
    const on = !this.#locked;
    const refused = await this.#end(id, this.#deeds.lock(on), on ? t.locked : t.unlocked);
    // The notice that the button stood in has gone.
    if (!refused && !id) this.#office.focusFirst();
    if (!refused && id) this.#office.staffDid(id, this.#desk.store.topic);
  }

  async #mute(id: Id): Promise<void> {
    const author = this.#comment(id)?.author;
    if (!author) return;
    const { t } = this.#office;
    const on = !this.#isMuted(author.id);
    this.#opened.clear();
    const refused = await this.#end(
      id,
      this.#deeds.mute(author.id, on),
      (on ? t.nowMuted : t.unmuted)(author.name),
    );
    if (!refused) this.#office.focusRow(id);
  }

  async #report(id: Id, given: GivenReport): Promise<void> {
    const { reason, name } = given;
    this.#missing = reason ? (name === '' ? 'name' : null) : 'reason';
    if (!reason || this.#missing) {
      this.#changed(null);
      return this.#office.focusRow(id, this.#missing === 'name' ? '.name-field' : '.report input');
    }
    this.#busy = true;
    const deed = this.#send(id, reason, given).finally(() => (this.#busy = false));
    if (await this.#end(id, deed, this.#office.t.reported)) return;
    this.#reported.add(id);
    this.#leave(id);
  }

  /** Whoever has no identity yet becomes a guest by it, as by everything that they do. */
  async #send(id: Id, reason: ReportReason, { name, note }: GivenReport): Promise<CommunityError | null> {
    try {
      if (name !== null) await this.#desk.community.joinAsGuest(name);
    } catch (thrown) {
      return toCommunityError(thrown);
    }
    return this.#deeds.report(id, reason, note);
  }

  get #nameLimit(): number | null {
    const { $viewer, $session } = this.#desk.community;
    return $viewer.get() ? null : ($session.get().session?.limits.name ?? NAME_LIMIT);
  }

  #leave(id: Id): void {
    this.reporting = null;
    this.#changed(null);
    this.#office.focusRow(id, '[data-do=menu]');
  }

  /** Waits for how a deed ends, and says it; a refusal stays in its row. */
  async #end(id: Id, deed: Promise<CommunityError | null>, done?: string): Promise<CommunityError | null> {
    this.#changed(null);
    const error = await deed;
    this.#changed(error && { id, error });
    if (!error && done) this.#desk.announce(done);
    return error;
  }

  #changed(failure: Refusal | null): void {
    this.#failure = failure;
    this.turn++;
    this.#desk.host.requestUpdate();
  }

  /** By any comment of theirs that says so: live news are the same for all readers, and don't. */
  #isMuted(author: Id | undefined): boolean {
    const { items } = this.#desk.store.$view.get();
    if (this.#muted?.items !== items) {
      const authors = items.flatMap(({ comment }) =>
        comment.muted && comment.author ? comment.author.id : [],
      );
      this.#muted = { items, authors: new Set(authors) };
    }
    return author !== undefined && this.#muted.authors.has(author);
  }

  get #locked(): boolean {
    return Boolean(this.#desk.store.$view.get().thread?.locked);
  }

  #comment(id: Id): Comment | undefined {
    return this.#desk.store.$view.get().items.find(({ comment }) => comment.id === id)?.comment;
  }
}
