import type { Comment, Id } from '@hearth/core/domain';
import { thread } from '../../../locales/en/thread.ts';
import { adopt } from '../../../parts/adopt.ts';
import { nameStyles } from '../../../parts/people/name.styles.ts';
import type { Person } from '../../../parts/people/person.ts';
import type { Desk, Office } from '../desk.ts';
import { whileHere } from './while-here.ts';

/** How long a pointer rests on a name before its card opens, and how long it may be away before it closes: milliseconds. */
const REST = 350;
const AWAY = 250;

/** What in a row leads to its author. */
const NAMES = '.row > article .name, .row > article .avatar';

/**
 * Leads from names to who is behind them: a pointer that rests opens the card, a press keeps it open. By the keyboard it is opened
 * from a comment's menu, so that a thread of a thousand comments gets no thousand stops.
 */
export class PeopleDoor {
  readonly #desk: Desk;
  readonly #office: Office;
  #card: Person | null = null;
  /** The name that is being gone to; what has loaded for another one comes too late. */
  #wanted: Element | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    const root = desk.host.renderRoot;
    adopt(root, nameStyles);
    whileHere(desk.host, 'people', () => {
      root.addEventListener('pointerover', this.#over);
      return () => {
        root.removeEventListener('pointerover', this.#over);
        this.#leave();
        this.#card?.close();
      };
    });
  }

  /** Opens the card of a comment's author, with the focus in it. */
  async about(id: Id, anchor: HTMLElement): Promise<void> {
    await this.#open(id, anchor, true);
  }

  /** Opens what the viewer sets about themselves. */
  async settings(back: HTMLElement | null = null): Promise<void> {
    const desk = this.#desk;
    try {
      const { openSettings } = await import('../../../parts/people/settings/settings.ts');
      openSettings({
        host: desk.host,
        community: desk.community,
        say: (part) => desk.words(part),
        tag: desk.tag(),
        back,
      });
    } catch {
      this.#desk.announce(this.#office.common.partMissing);
    }
  }

  readonly #over = (event: Event): void => {
    const { pointerType, target } = event as PointerEvent;
    const name = pointerType === 'mouse' ? (target as Element).closest<HTMLElement>(NAMES) : null;
    if (name === this.#wanted || name === this.#card?.anchor) return;
    this.#leave();
    if (!name || this.#card?.stays) return;
    this.#wanted = name;
    this.#timer = setTimeout(() => void this.#open(idOf(name), name, false), REST);
  };

  /** Something was pressed: also the press that brought this code. */
  press(target: Element): void {
    const name = target.closest<HTMLElement>(NAMES);
    if (!name) return;
    clearTimeout(this.#timer);
    if (this.#card?.anchor !== name) void this.#open(idOf(name), name, true);
    else if (this.#card.stays) this.#card.close();
    else this.#card.stay();
  }

  async #open(id: Id, anchor: HTMLElement, stays: boolean): Promise<void> {
    this.#wanted = anchor;
    const comment = this.#comment(id);
    if (!comment?.author) return;
    const { author } = comment;
    try {
      const { Person } = await import('../../../parts/people/person.ts');
      // Who pressed wants it, wherever the pointer is by now.
      if (!anchor.isConnected || !(stays || this.#wanted === anchor)) return;
      this.#card?.close();
      const desk = this.#desk;
      const { community } = desk;
      const viewer = community.$viewer.get();
      const { deeds } = this.#office;
      this.#card = new Person(
        {
          anchor,
          community,
          card: author,
          tag: desk.tag(),
          say: (part) => desk.words(part),
          roles: desk.words('thread') ?? thread,
          ...(viewer && { mute: (on) => deeds.mute(author.id, on) }),
          report: comment.can.includes('report') ? () => void deeds.act('report', id) : undefined,
          settings: () => void this.settings(anchor),
          closed: () => this.#closed(),
        },
        stays,
      );
      document.addEventListener('pointerover', this.#away);
    } catch {
      if (stays) this.#desk.announce(this.#office.common.partMissing);
    }
  }

  /** A card that came by itself goes by itself. */
  readonly #away = (event: Event): void => {
    const card = this.#card;
    if (!card || card.stays) return;
    clearTimeout(this.#timer);
    const path = event.composedPath();
    if (path.includes(card.panel) || path.includes(card.anchor)) return;
    this.#timer = setTimeout(() => !card.stays && card.close(), AWAY);
  };

  #leave(): void {
    clearTimeout(this.#timer);
    this.#wanted = null;
    if (this.#card && !this.#card.stays) this.#timer = setTimeout(() => this.#card?.close(), AWAY);
  }

  #closed(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('pointerover', this.#away);
    this.#card = this.#wanted = null;
  }

  #comment(id: Id): Comment | undefined {
    return this.#desk.store.$view.get().items.find(({ comment }) => comment.id === id)?.comment;
  }
}

const idOf = (name: Element): Id => name.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
