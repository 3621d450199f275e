/** Between two announcements of one community, so that a screen reader can finish: milliseconds. */
const PAUSE = 1000;

interface Message {
  readonly region: Element;
  readonly text: string;
}

/** What a community has to say politely, one thing at a time. The words appear in the status region of the widget that speaks. */
class Announcer {
  #waiting: Message[] = [];
  #busy = false;
  #last: Element | null = null;

  say(region: Element, text: string): void {
    this.#waiting = [...this.#waiting.filter((message) => message.text !== text), { region, text }].slice(-3);
    if (!this.#busy) this.#next();
  }

  #next(): void {
    const message = this.#waiting.shift();
    this.#busy = message !== undefined;
    if (this.#last) this.#last.textContent = '';
    this.#last = message?.region ?? null;
    if (!message) return;
    // After a turn, so that the same words twice are heard twice.
    setTimeout(() => (message.region.textContent = message.text), 30);
    setTimeout(() => this.#next(), PAUSE);
  }
}

const announcers = new WeakMap<object, Announcer>();

/**
 * Says something to screen readers without moving the focus.
 *
 * @param scope the community: announcements of one scope are throttled together
 * @param root holds the region, `.sr[role=status]`, that was there before
 */
export function announce(scope: object, root: ParentNode, text: string): void {
  const region = root.querySelector('.sr[role=status]');
  if (!region) return;
  let announcer = announcers.get(scope);
  if (!announcer) announcers.set(scope, (announcer = new Announcer()));
  announcer.say(region, text);
}
