import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { noteVisit } from '@hearth/core/state';
import type { Id } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import type { Messages } from '../../../locales/messages.ts';
import type { Desk } from '../desk.ts';

/** What has been written since the viewer's last visit, and the way through it. */
export class Unread {
  readonly #desk: Desk;
  /** What the reader was led to already, or wants to hear no more of. */
  readonly #done = new Set<Id>();
  #acted = false;
  /** The list that was noted last. */
  #noted: readonly ThreadItem[] | null = null;
  #told = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  isNew({ comment, pending }: ThreadItem): boolean {
    const { seenUntil } = this.#desk.store.$view.get();
    const viewer = this.#desk.community.$viewer.get()?.id;
    return (
      !!seenUntil &&
      comment.createdAt > seenUntil &&
      !pending &&
      comment.status === 'published' &&
      comment.author?.id !== viewer
    );
  }

  /** Where the reader has not been led yet, in the order of the list. */
  left(): readonly Id[] {
    const { items, seenUntil } = this.#desk.store.$view.get();
    if (!seenUntil) return [];
    return items.flatMap((item) =>
      this.isNew(item) && !this.#done.has(item.comment.id) ? item.comment.id : [],
    );
  }

  next(): Id | undefined {
    const [id] = this.left();
    if (id !== undefined) this.#done.add(id);
    return id;
  }

  dismiss(): void {
    for (const id of this.left()) this.#done.add(id);
  }

  /** The viewer does something: from now on it may be noted how far they read. */
  act(): void {
    this.#acted = true;
    this.#note();
  }

  /** After each drawing. */
  settle(t: Messages['acting']): void {
    if (this.#acted) this.#note();
    const { length } = this.left();
    if (length && !this.#told) this.#desk.announce(t.unread(length));
    this.#told ||= length > 0;
  }

  #note(): void {
    const { community, store } = this.#desk;
    const { items } = store.$view.get();
    if (items === this.#noted || !community.$viewer.get()) return;
    this.#noted = items;
    void noteVisit(community, store.topic, items);
  }
}

/** "3 new since your last visit": leads from one to the next. */
export const unreadButtons = (
  t: Messages['acting'],
  common: Messages['common'],
  count: number,
): TemplateResult =>
  html`<span class="unread" part="unread"
    ><button type="button" data-do="unread" title=${t.nextUnread}>
      ${t.unread(count)}
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 5v14M6 13l6 6 6-6"></path>
      </svg></button
    ><button type="button" data-do="dismiss" aria-label=${common.close} title=${common.close}>
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7 7l10 10M17 7L7 17"></path>
      </svg></button
  ></span>`;
