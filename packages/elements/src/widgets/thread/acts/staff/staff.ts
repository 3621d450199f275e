import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import type { AuditEntry, Comment, Id, MemberCard } from '@hearth/core/domain';
import { threadStaff } from '@hearth/core/state';
import type { ThreadStaff } from '@hearth/core/state';
import { team } from '../../../../locales/en/team.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorNotice } from '../../../../parts/error-view.ts';
import type { Desk, Office } from '../../desk.ts';
import { hideForm, sanctionForm, thanksForm } from './forms.ts';
import type { GivenSanction } from './forms.ts';
import { Panel } from './panel.ts';
import { staffStyles } from './staff.styles.ts';
import { undoWords } from './words.ts';

/** What a row holds for staff: a form, what was done and can be undone, or why it could not be. */
interface Holding {
  readonly form?: 'hide' | 'sanction' | 'thank';
  /** The member of a sanction's form, once it is known what holds. */
  readonly member?: MemberCard;
  readonly missing?: boolean;
  readonly busy?: boolean;
  readonly done?: AuditEntry;
  readonly error?: CommunityError;
}

/** What staff do in rows, each with its undo, and the panel beside the heading. */
export class Staff {
  readonly #desk: Desk;
  readonly #office: Office;
  readonly #staff: ThreadStaff;
  readonly #panel: Panel;
  readonly #rows = new Map<Id, Holding>();

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    this.#staff = threadStaff(desk.community, desk.store.topic);
    adopt(desk.host.renderRoot, staffStyles);
    this.#panel = new Panel(desk, office, this.#staff, () => this.t);
  }

  get t(): Messages['team'] {
    return this.#desk.words('team') ?? team;
  }

  /** A new object whenever the row has something else to show. */
  of(id: Id): unknown {
    return this.#rows.get(id);
  }

  /** After each drawing. */
  settle(): void {
    this.#panel.settle();
  }

  async act(action: string, comment: Comment): Promise<void> {
    const { id, status } = comment;
    if (action === 'hide' && status !== 'hidden') {
      this.#hold(id, { form: 'hide' });
      return this.#office.focusRow(id, '[name=reason]');
    }
    if (action === 'approve' || action === 'hide' || action === 'restore') return this.#step(id, action);
    if (action === 'sanction') return this.#ask(comment);
    if (action === 'thank') {
      this.#hold(id, { form: 'thank' });
      return this.#office.focusRow(id, '[name=reason]');
    }
  }

  /** Something was done: from now on the row offers its undo. */
  async done(id: Id, subject: string): Promise<void> {
    if (!this.#staff.offers('undo') || !this.#staff.offers('audit')) return;
    const entry = await this.#staff.last(subject).catch(() => null);
    // Without an entry there is nothing to undo, and that it was done shows by itself. Nor is a form taken from under somebody's hands.
    if (entry && !this.#rows.get(id)?.form) this.#hold(id, { done: entry });
  }

  below(comment: Comment): TemplateResult | typeof nothing {
    const held = this.#rows.get(comment.id);
    if (!held) return nothing;
    const { id } = comment;
    const { t } = this;
    const { common } = this.#office;
    const shared = { t, common, busy: Boolean(held.busy), leave: () => this.#leave(id) };
    const failed = held.error ? this.#refusal(held.error, held.done) : nothing;
    if (held.form === 'hide') {
      const send = (reason: string, tell: string): void => void this.#step(id, 'hide', reason, tell);
      return html`${hideForm({ ...shared, hideWords: this.#office.t.hide, send })}${failed}`;
    }
    if (held.form === 'thank') {
      const send = (text: string): void => void this.#thank(comment, text);
      const name = comment.author?.name ?? '';
      return html`${thanksForm({ ...shared, id, name, missing: Boolean(held.missing), send })}${failed}`;
    }
    if (held.form) {
      const { member } = held;
      const form = sanctionForm({
        ...shared,
        name: member?.name ?? comment.author?.name ?? '',
        tag: this.#desk.tag(),
        holds: member?.sanction,
        missing: Boolean(held.missing),
        send: (given) => void this.#sanction(comment, given),
        end: () => void this.#sanction(comment, null),
      });
      return html`${form}${failed}`;
    }
    return held.done ? html`${this.#notice(id, held.done)}${failed}` : failed;
  }

  /** What was done, and how to undo it while that can be. */
  #notice(id: Id, entry: AuditEntry): TemplateResult {
    const { t } = this;
    const { common } = this.#office;
    const can = entry.undoUntil !== null && this.#desk.community.now() < entry.undoUntil;
    return html`<div class="notice done">
      <p>${t.done[entry.action]}</p>
      ${can ? html`<button type="button" class="undo-act" @click=${() => void this.#undo(id, entry)}>${t.undo}</button>` : nothing}
      <button type="button" class="quiet" @click=${() => this.#leave(id)}>${common.close}</button>
    </div>`;
  }

  #refusal(error: CommunityError, undoing: AuditEntry | undefined): TemplateResult {
    const words = undoing ? undoWords(error, this.t) : null;
    return words
      ? html`<div class="notice error" part="error" role="alert"><p>${words}</p></div>`
      : errorNotice({ t: this.#office.common, error });
  }

  async #step(id: Id, action: 'approve' | 'hide' | 'restore', reason = '', tell = ''): Promise<void> {
    const { store } = this.#desk;
    const before = this.#rows.get(id);
    if (before?.form) this.#hold(id, { ...before, busy: true });
    const words = tell ? [reason, tell] : reason ? [reason] : [];
    const agreed = await store.moderate(id, action, ...words);
    if (!agreed) return this.#hold(id, before && { ...before, busy: false });
    this.#desk.announce(this.t.done[action]);
    // Somebody quick has opened the next form meanwhile.
    if (action !== 'hide' && this.#rows.get(id)?.form) return;
    this.#hold(id);
    this.#office.focusRow(id);
    await this.done(id, id);
  }

  async #undo(id: Id, entry: AuditEntry): Promise<void> {
    try {
      await this.#staff.undo(entry);
      this.#hold(id);
      this.#desk.announce(this.t.undoDone);
      this.#office.focusRow(id);
    } catch (thrown) {
      // It is said why, and the button goes: another try would meet the same.
      const error = toCommunityError(thrown);
      this.#hold(id, { done: error.retryable ? entry : { ...entry, undoUntil: null }, error });
    }
  }

  async #ask({ id, author }: Comment): Promise<void> {
    if (!author) return;
    this.#hold(id, { form: 'sanction' });
    this.#office.focusRow(id, '[name=kind]');
    const member = await this.#staff.member(author.id).catch(() => author);
    const held = this.#rows.get(id);
    if (held?.form === 'sanction') this.#hold(id, { ...held, member });
  }

  async #sanction({ id, author }: Comment, given: GivenSanction | null): Promise<void> {
    const held = this.#rows.get(id);
    if (!author || held?.busy) return;
    if (given && !given.reason) {
      this.#hold(id, { ...held, missing: true });
      return this.#office.focusRow(id, 'textarea[name=reason]');
    }
    this.#hold(id, { ...held, missing: false, busy: true });
    try {
      const until = given?.span ? this.#desk.community.now() + given.span * 1000 : null;
      await this.#staff.sanction(author.id, given?.kind ?? null, until, given?.reason ?? '');
      this.#hold(id);
      this.#desk.announce(this.t.done[given?.kind ?? 'pardon']);
      this.#office.focusRow(id);
      await this.done(id, author.id);
    } catch (thrown) {
      this.#hold(id, { ...held, missing: false, busy: false, error: toCommunityError(thrown) });
    }
  }

  async #thank(comment: Comment, text: string): Promise<void> {
    const { id } = comment;
    if (!text) {
      this.#hold(id, { form: 'thank', missing: true });
      return this.#office.focusRow(id, '[name=reason]');
    }
    this.#hold(id, { form: 'thank', busy: true });
    try {
      await this.#staff.thank(comment, text);
      this.#desk.announce(this.t.done.thank);
      this.#leave(id);
    } catch (thrown) {
      this.#hold(id, { form: 'thank', error: toCommunityError(thrown) });
    }
  }

  #leave(id: Id): void {
    this.#hold(id);
    this.#office.focusRow(id);
  }

  #hold(id: Id, holding?: Holding): void {
    if (holding) this.#rows.set(id, holding);
    else this.#rows.delete(id);
    this.#desk.host.requestUpdate();
  }
}
