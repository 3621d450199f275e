import { wording } from '@hearth/core/domain';
import type { Id, ThreadSort } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import { thread } from '../../../locales/en/thread.ts';
import type { MenuItem } from '../../../parts/menu.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import type { Desk, Office } from '../desk.ts';
import { permalink } from '../permalink.ts';
import { THREAD_SORTS } from '../sorts.ts';
import { HearthDeletedEvent, HearthReactedEvent, HearthCommentVotedEvent } from './events.ts';
import { goOn, onceSeen } from './go-on.ts';

/** What the buttons of the thread do, by their `data-do`. The element's one listener serves all rows. */
export class RowActions {
  /** The row that asks whether it shall be deleted. */
  confirming: Id | null = null;
  /** The row of the last action: where its failure is told. */
  acted: Id | null = null;
  readonly #desk: Desk;
  readonly #office: Office;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
  }

  /** Something with `data-do` was clicked. */
  take(button: HTMLElement): void {
    const action = button.dataset['do'] ?? '';
    const id = button.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
    void this.#act(action, id, button.dataset['value'] ?? '', button);
  }

  async #act(action: string, id: Id, value: string, button: HTMLElement): Promise<void> {
    const { store } = this.#desk;
    const bringing = (bring: () => Promise<void>): Promise<void> =>
      goOn(this.#desk, this.#office, button, bring);
    this.acted = id || null;
    this.#desk.host.requestUpdate();
    switch (action) {
      case 'write':
        return this.#office.reviews ? this.#office.reviews.write() : this.#office.compose.open('new');
      case 'helpful':
        return this.#office.reviews?.helpful(id);
      case 'fold':
        return this.#office.reading.fold(id);
      case 'reply':
        this.#office.reading.fold(id, false);
        return this.#office.compose.open(`reply/${id}`);
      case 'quote':
        return this.#office.reading.quote(id, button.closest('li')!);
      case 'edit':
        return this.#office.compose.open(`edit/${id}`);
      case 'react':
        return this.#react(id, value);
      case 'vote':
        return this.#vote(id, Number(value) as 1 | -1);
      case 'react-menu':
        return this.#reactMenu(id, button);
      case 'menu':
        return this.#menu(id, button);
      case 'copy':
        return this.#copy(id);
      case 'delete':
        return this.#confirm(id);
      case 'keep':
        return this.#confirm(null, id);
      case 'remove':
        return this.#remove(id);
      case 'approve':
      case 'hide':
      case 'restore':
      case 'sanction':
      case 'thank':
        return this.#office.staffAct(action, id);
      case 'about':
        return this.#office.people.about(id, button);
      case 'settings':
        return this.#office.people.settings(button);
      case 'history':
        return this.#office.history(id);
      case 'explain':
      case 'reuse':
      case 'reuse-yes':
      case 'reuse-no':
      case 'answer-prompt':
      case 'prompt-off':
        return this.#office.meaning?.act(action, id);
      case 'retry':
        return this.#retry(id);
      case 'rewrite':
        return this.#rewrite(id);
      case 'discard':
        return bringing(() => this.#discard(id));
      case 'more-replies':
        return bringing(() => store.moreReplies(value));
      case 'sort':
        return this.#sortMenu(button);
      case 'next':
        return bringing(() => store.next());
      case 'previous':
        return bringing(() => store.previous());
      case 'fresh':
        return bringing(() => this.#showFresh());
      case 'unread':
        return this.#nextUnread();
      case 'dismiss':
        this.#office.unread.dismiss();
        return this.#office.focusFirst();
      case 'sign-in':
        return this.signIn();
      default:
        return this.#office.deeds.act(action, id);
    }
  }

  signIn(): void {
    if (this.#desk.host.dispatchEvent(new HearthSignInEvent())) void this.#desk.community.reconnect();
  }

  async #showFresh(): Promise<void> {
    const { store } = this.#desk;
    const { fresh } = store.$view.get();
    const shown = onceSeen(store, (view) => view.fresh < fresh);
    store.showFresh();
    await shown;
  }

  async #discard(id: Id): Promise<void> {
    const { store } = this.#desk;
    const gone = onceSeen(store, ({ items }) => !items.some(({ comment }) => comment.id === id));
    store.discard(id);
    await gone;
  }

  #nextUnread(): void {
    const id = this.#office.unread.next();
    if (id !== undefined) this.#office.focusRow(id);
  }

  async #react(id: Id, reaction: string): Promise<void> {
    const { store } = this.#desk;
    const comment = this.#item(id)?.comment;
    if (!comment) return;
    const on = !comment.mine?.includes(reaction);
    if (await store.react(id, reaction, on))
      this.#desk.host.dispatchEvent(new HearthReactedEvent(store.topic, id, reaction, on));
    else if (store.$view.get().failure?.code === 'unauthenticated') this.signIn();
  }

  /** Pressed again, a vote is taken back. */
  async #vote(id: Id, pressed: 1 | -1): Promise<void> {
    const { host, store } = this.#desk;
    const value = this.#item(id)?.comment.vote === pressed ? 0 : pressed;
    const error = await this.#office.deeds.vote(id, value);
    if (!error) host.dispatchEvent(new HearthCommentVotedEvent(store.topic, id, value));
    else if (error.code === 'unauthenticated') this.signIn();
  }

  #reactMenu(id: Id, anchor: HTMLElement): Promise<void> {
    const { community } = this.#desk;
    const mine = this.#item(id)?.comment.mine ?? [];
    const locale = community.$locale.get();
    const items = (community.$session.get().session?.site.reactions ?? []).map((kind) => ({
      id: kind.id,
      label: wording(kind.label, locale),
      face: this.#office.faces?.[kind.id] ?? kind.emoji,
      checked: mine.includes(kind.id),
    }));
    return this.#open(anchor, anchor.title, items, (reaction) => void this.#react(id, reaction));
  }

  #sortMenu(anchor: HTMLElement): Promise<void> {
    const { store, community } = this.#desk;
    const { sort } = store.$view.get();
    const votes = community.$session.get().session?.site.votes;
    const t = this.#office.words(this.#desk.words('thread') ?? thread);
    const items = THREAD_SORTS.filter((name) => name !== 'controversial' || votes === 'up-down').map(
      (name) => ({ id: name, label: t[name], checked: name === sort }),
    );
    const choose = async (name: ThreadSort): Promise<void> => {
      await store.setSort(name);
      if (!store.$view.get().error) this.#desk.announce(`${t.sort} ${t[name]}`);
    };
    return this.#open(anchor, t.sort, items, (name) => void choose(name as ThreadSort), true);
  }

  #menu(id: Id, anchor: HTMLElement): Promise<void> {
    const t = this.#office.t;
    const comment = this.#item(id)?.comment;
    const items: MenuItem[] = [{ id: 'copy', label: t.copyLink }];
    if (comment?.can.includes('edit')) items.push({ id: 'edit', label: t.edit });
    if (comment?.can.includes('reply')) items.push({ id: 'quote', label: t.quote });
    if (comment) items.push(...this.#office.deeds.offers(comment));
    if (comment?.author) items.push({ id: 'about', label: t.about(comment.author.name) });
    if (comment?.can.includes('hide') && comment.status === 'published')
      items.push({ id: 'hide', label: t.hide });
    if (comment?.can.includes('delete')) items.push({ id: 'delete', label: t.remove, danger: true });
    return this.#open(anchor, t.moreOwn, items, (action) => void this.#act(action, id, '', anchor));
  }

  async #open(
    anchor: HTMLElement,
    label: string,
    items: readonly MenuItem[],
    pick: (id: string) => void,
    one = false,
  ): Promise<void> {
    if (anchor.getAttribute('aria-expanded') === 'true') return;
    try {
      const { openMenu } = await import('../../../parts/menu.ts');
      openMenu({ anchor, label, items, pick, one });
    } catch {
      this.#desk.announce(this.#office.common.partMissing);
    }
  }

  async #copy(id: Id): Promise<void> {
    const url = new URL(permalink(id), location.href).href;
    try {
      await navigator.clipboard.writeText(url);
      this.#desk.announce(this.#office.t.linkCopied);
    } catch {
      // No clipboard here: then the address bar holds it.
      location.hash = permalink(id);
    }
  }

  #confirm(id: Id | null, back?: Id): void {
    this.confirming = id;
    this.#desk.host.requestUpdate();
    if (id) this.#office.focusRow(id, '[data-do=keep]');
    else if (back) this.#office.focusRow(back, '[data-do=menu]');
  }

  async #remove(id: Id): Promise<void> {
    const { store } = this.#desk;
    this.confirming = null;
    const own = this.#item(id)?.comment.author?.id === this.#desk.community.$viewer.get()?.id;
    if (!(await store.remove(id))) return this.#desk.host.requestUpdate();
    const { removed, removedUndo } = this.#office.t;
    this.#desk.announce(this.#item(id)?.comment.undoUntil ? removedUndo : removed);
    if (!own) this.#office.staffDid(id, id);
    this.#desk.host.dispatchEvent(new HearthDeletedEvent(store.topic, id));
    this.#office.focusRow(id);
  }

  /** The button that was pressed goes: the focus stays with the words. */
  async #retry(id: Id): Promise<void> {
    const sent = this.#desk.store.retry(id);
    this.#office.focusRow(id);
    await sent;
    this.#office.compose.posted(id);
  }

  /** Takes words that could not be sent back into the composer. */
  #rewrite(id: Id): void {
    const { store } = this.#desk;
    const comment = this.#item(id)?.comment;
    if (comment?.source === undefined) return;
    const place = comment.parent === null ? 'new' : `reply/${comment.parent}`;
    this.#office.compose.restore(place, comment.source, comment.images);
    if (comment.rating !== undefined) this.#office.reviews?.give(place, comment.rating);
    store.discard(id);
  }

  #item(id: Id): ThreadItem | undefined {
    return this.#desk.store.$view.get().items.find(({ comment }) => comment.id === id);
  }
}
