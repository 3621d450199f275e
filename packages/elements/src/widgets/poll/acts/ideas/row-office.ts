import { nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { Entry, EntryStatus, EntryStep, Id } from '@hearth/core/domain';
import { HearthVoteEvent, HearthVotedEvent, HearthWithdrawnEvent } from '../events.ts';
import type { Desk } from './desk.ts';
import { MergeSearch } from './merge-search.ts';
import { mergeForm, nameForm, removeForm, settleForm } from './row-forms.ts';
import type { BoardScene, Opened, RowActs, RowState } from './scene.ts';
import type { EntriesStore } from '@hearth/core/state';
import { flaw, leftOf, wordsForm } from './words-form.ts';
import type { Typed, Wrong } from './words-form.ts';

/** What is done in the rows of a board: voting, changing one's own, and what staff do. One form is open at a time. */
export class RowOffice implements RowActs {
  readonly #desk: Desk;
  readonly #store: EntriesStore;
  /** Ideas that are known already, as they are by now. */
  readonly #known: (id: Id) => Entry | null;
  readonly #unfolded = new Set<Id>();
  readonly #busy = new Set<Id>();
  readonly #search: MergeSearch;
  /** Ideas that others were merged into, as far as they are known; `null` while one is fetched. */
  readonly #into = new Map<Id, Entry | null>();
  #opened: { readonly id: Id; readonly what: Opened } | null = null;
  #problem: { readonly id: Id; readonly words: string } | null = null;
  /** Of the form that changes one's own idea. */
  #typed: Typed | null = null;
  #wrong: Wrong | null = null;
  #nudge: string | undefined;

  constructor(desk: Desk, known: (id: Id) => Entry | null) {
    this.#desk = desk;
    this.#store = desk.store;
    this.#known = known;
    this.#search = new MergeSearch(desk);
  }

  state({ id, state, mergedInto }: Entry): RowState {
    return {
      opened: this.#opened?.id === id ? this.#opened.what : null,
      unfolded: this.#unfolded.has(id),
      busy: this.#busy.has(id),
      problem: this.#problem?.id === id ? this.#problem.words : null,
      into: state === 'merged' && mergedInto ? this.#target(mergedInto) : null,
    };
  }

  /** What is open in an idea's row. */
  form(scene: BoardScene, entry: Entry): TemplateResult | typeof nothing {
    const { id } = entry;
    if (this.#opened?.id !== id) return nothing;
    const busy = this.#busy.has(id);
    const leave = (): void => this.leave(id);
    switch (this.#opened.what) {
      case 'settle':
        return settleForm(scene, entry, {
          busy,
          leave,
          send: (status, reply) => void this.#settle(scene, entry, status, reply),
        });
      case 'merge':
        return mergeForm(scene, entry, this.#search.found, {
          busy,
          leave,
          search: (text) => this.#search.look(text),
          into: (other) => void this.#merge(entry, other),
        });
      case 'remove':
        return removeForm(scene, { busy, leave, send: () => void this.#remove(entry) });
      case 'name':
        return nameForm(scene, entry, {
          busy,
          leave,
          send: (name) => void this.#joinAndVote(scene, entry, name),
        });
      case 'edit':
        return this.#editForm(scene, entry, busy);
    }
  }

  unfold(id: Id): void {
    if (!this.#unfolded.delete(id)) this.#unfolded.add(id);
    this.#desk.redraw();
  }

  open(id: Id, what: Opened): void {
    if (this.#opened && this.#busy.has(this.#opened.id)) return;
    this.#opened = { id, what };
    this.#problem = this.#wrong = this.#typed = null;
    this.#nudge = undefined;
    const entry = this.#known(id);
    if (what === 'merge' && entry) this.#search.begin(entry.title);
    const field = {
      edit: '[name=title]',
      settle: ':checked',
      merge: 'input',
      name: 'input',
      remove: '[data-sure]',
    };
    this.#desk.redraw(`${row(id)} ${what === 'remove' ? '' : 'form '}${field[what]}`);
  }

  leave(id: Id): void {
    const was = this.#opened?.what;
    if (this.#busy.has(id)) return;
    this.#opened = this.#problem = this.#wrong = null;
    this.#desk.redraw(was === 'name' ? `${row(id)} [data-vote]` : `${row(id)} [data-deed=${was}]`);
  }

  goTo(id: Id): void {
    this.#desk.goTo(id);
  }

  /** For an idea, or not any more. Visitors give a name first where guests may vote, and sign in elsewhere. */
  vote(entry: Entry): void {
    const { host } = this.#desk;
    const { community } = host;
    if (this.#busy.has(entry.id) || !community) return;
    const on = !entry.voted;
    if (on && !host.dispatchEvent(new HearthVoteEvent(entry.poll, [entry.id]))) return;
    if (community.$session.get().session && !community.$viewer.get()) this.#ask(entry.id);
    else void this.#vote(entry.id, on);
  }

  moderate(entry: Entry, step: EntryStep): void {
    void this.#run(entry.id, () => this.#store.moderate(entry.id, step)).then(
      (done) => done && this.#done(entry.id, (t) => t.steps[step]),
    );
  }

  #ask(id: Id): void {
    if (!this.#desk.guests()) return this.#desk.signIn();
    // One that was found beside a draft may not be listed.
    void this.#store.find(id, true).then(() => this.open(id, 'name'));
  }

  async #joinAndVote({ t }: BoardScene, { id }: Entry, name: string): Promise<void> {
    if (!name) {
      this.#problem = { id, words: t.nameRequired };
      return this.#desk.redraw(`${row(id)} form input`);
    }
    if (!(await this.#run(id, () => this.#desk.join(name).then(() => true)))) return;
    this.#opened = null;
    await this.#vote(id, true);
    this.#desk.redraw(`${row(id)} [data-vote]`);
  }

  async #vote(id: Id, on: boolean): Promise<void> {
    const { host } = this.#desk;
    const { poll } = host;
    const done = await this.#run(id, () => this.#store.vote(id, on), true);
    if (!done || !poll) return;
    this.#desk.say((t) => (on ? t.counted : t.withdrawn));
    host.dispatchEvent(on ? new HearthVotedEvent(poll, [id]) : new HearthWithdrawnEvent(poll, [id]));
  }

  async #settle(
    { t }: BoardScene,
    { id, reply: before }: Entry,
    status: EntryStatus,
    reply: string,
  ): Promise<void> {
    if (status === 'declined' && !reply) {
      this.#problem = { id, words: t.replyRequired };
      return this.#desk.redraw(`${row(id)} form textarea`);
    }
    // What was not touched stays as it is, with who said it and when.
    const changed = reply === (before?.source ?? '') ? undefined : reply;
    if (await this.#run(id, () => this.#store.settle(id, status, changed)))
      this.#done(id, (words) => words.settled(words.status[status]));
  }

  async #merge({ id }: Entry, other: Entry): Promise<void> {
    if (!(await this.#run(id, () => this.#store.merge(id, other.id)))) return;
    this.#opened = null;
    this.#desk.say((t) => t.mergeDone(other.title));
    this.#desk.goTo(other.id);
  }

  async #remove(entry: Entry): Promise<void> {
    if (!(await this.#run(entry.id, () => this.#store.remove(entry.id)))) return;
    this.#opened = null;
    this.#desk.say((t) => t.removed);
    this.#desk.redraw(row(entry.id));
  }

  #editForm(scene: BoardScene, entry: Entry, busy: boolean): TemplateResult {
    const { t } = scene;
    const { id, title, source = '' } = entry;
    const from = { title, body: source };
    return wordsForm(scene, {
      id: `edit-${id}`,
      label: t.editLabel(title),
      from,
      asksName: false,
      busy,
      wrong: this.#wrong,
      left: leftOf(this.#typed ?? from),
      send: this.#nudge ? t.sendAnyway : t.save,
      between: nothing,
      typed: (typed) => {
        this.#typed = typed;
        this.#wrong = null;
        this.#nudge = undefined;
        this.#desk.redraw();
      },
      submit: (typed) => void this.#edit(scene, entry, typed),
      leave: () => this.leave(id),
    });
  }

  async #edit({ t }: BoardScene, entry: Entry, typed: Typed): Promise<void> {
    const { id } = entry;
    this.#wrong = flaw(t, typed);
    if (!this.#wrong) {
      const confirm = this.#nudge;
      const words = { title: typed.title.trim(), body: typed.body.trim(), ...(confirm && { confirm }) };
      if (await this.#run(id, () => this.#store.edit(id, words))) return this.#done(id, (all) => all.saved);
      return;
    }
    this.#desk.redraw(`${row(id)} form [name=${this.#wrong.field}]`);
  }

  /** Does something once; what it met is told where it was done, and what was typed stays. */
  async #run(id: Id, deed: () => Promise<boolean>, asksWho = false): Promise<boolean> {
    if (this.#busy.has(id)) return false;
    this.#busy.add(id);
    this.#problem = null;
    this.#desk.redraw();
    try {
      if (await deed()) return true;
      throw this.#store.$view.get().failure ?? toCommunityError(null);
    } catch (thrown) {
      const error = toCommunityError(thrown);
      if (asksWho && error.code === 'unauthenticated') queueMicrotask(() => this.#ask(id));
      else this.#problem = { id, words: this.#desk.words(error) };
      this.#nudge = error.details.confirm;
      return false;
    } finally {
      this.#busy.delete(id);
      this.#desk.redraw();
    }
  }

  /** The form goes; the focus stays with the idea. */
  #done(id: Id, words: Parameters<Desk['say']>[0]): void {
    this.#opened = null;
    this.#desk.say(words);
    this.#desk.redraw(row(id));
  }

  #target(id: Id): Entry | null {
    const known = this.#known(id) ?? this.#into.get(id);
    if (known === undefined) {
      this.#into.set(id, null);
      void this.#store.find(id).then((entry) => {
        this.#into.set(id, entry);
        this.#desk.redraw();
      });
    }
    return known ?? null;
  }
}

/** Ids may hold anything. */
const row = (id: Id): string => `.idea[data-id="${CSS.escape(id)}"]`;
