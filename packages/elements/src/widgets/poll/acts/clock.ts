import { closing } from '../../../locales/en/closing.ts';
import type { Messages } from '../../../locales/messages.ts';
import { adopt } from '../../../parts/adopt.ts';
import { css } from '../../../parts/css.ts';
import { MinuteController } from '../../../parts/minute.ts';
import type { Scene } from '../scene.ts';
import type { PollHost } from './host.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Before its close (or opening) a poll counts in seconds from here on; milliseconds. */
const LAST = 5 * MINUTE;
/** What is said aloud when it is passed, and nothing between: minutes, the nearest first. */
const SAID = [1, 5];

/** What was drawn last: of which poll, and how long it was to its close. */
interface Drawn {
  readonly id: string;
  readonly open: boolean;
  readonly left: number;
}

const clockStyles = css`
  time {
    font-variant-numeric: tabular-nums;
  }
`;

/**
 * Draws a poll each minute while the page is visible, in its last minutes each second, by the backend's clock: the device's may be
 * hours off. What passes is told to screen readers at five minutes, at one and at the close.
 */
export class PollClock extends MinuteController {
  readonly #host: PollHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Drawn | null = null;

  constructor(host: PollHost) {
    super(host);
    this.#host = host;
    adopt(host.shadowRoot!, clockStyles);
  }

  /** How long it is to the close or the opening, in minutes and seconds, where that is near; draws again when that changes. */
  left({ poll, now, tag }: Scene): string | undefined {
    const { state, opensAt, closesAt } = poll;
    clearTimeout(this.#timer);
    const time = state === 'upcoming' ? opensAt : closesAt;
    const left = state === 'closed' || time === null ? Infinity : Math.max(0, time - now);
    this.#tell({ id: poll.id, open: state === 'open', left }, state === 'closed');
    // Just behind the turn of a second, so that none is shown twice.
    const wait = left > LAST ? left - LAST : (left % SECOND) + 1;
    if (wait <= MINUTE && left) this.#timer = setTimeout(this.#tick, wait);
    return left > LAST ? undefined : this.#words(Math.ceil(left / SECOND), tag);
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    clearTimeout(this.#timer);
    this.#last = null;
  }

  /** Whoever comes back to a hidden page has it drawn by the minute. */
  readonly #tick = (): void => {
    if (!document.hidden) this.#host.requestUpdate();
  };

  #words(all: number, tag: string): string {
    const t = this.#t;
    const [minutes, seconds] = [Math.floor(all / 60), all % 60];
    return minutes
      ? t.minutes(digits(minutes, tag), digits(seconds, tag, 2))
      : t.seconds(digits(seconds, tag));
  }

  #tell(now: Drawn, closed: boolean): void {
    const before = this.#last;
    this.#last = now;
    if (!before?.open || before.id !== now.id) return;
    const passed = SAID.find((minutes) => now.left < minutes * MINUTE && before.left >= minutes * MINUTE);
    if (closed) this.#host.announce(this.#t.closed);
    else if (passed) this.#host.announce(this.#t.soon(passed));
  }

  get #t(): Messages['closing'] {
    return this.#host.say('closing', undefined) ?? closing;
  }
}

/** A tag that the engine refuses counts as English. */
function digits(value: number, tag: string, least = 1): string {
  try {
    return value.toLocaleString(tag, { minimumIntegerDigits: least });
  } catch {
    return value.toLocaleString('en', { minimumIntegerDigits: least });
  }
}
