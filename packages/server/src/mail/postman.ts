import { randomInt } from 'node:crypto';
import type { Id, Time } from '@hearth/core/domain';
import { openMail, type EngineOptions, type Letter, type Timers } from '@hearth/core/engine';
import type { Log } from '../log.ts';
import { drawLetter, oneLine, type MailPlaces } from './draw.ts';
import type { Message, Sent } from './smtp.ts';

/** How often old mails are forgotten. */
const SWEEP = 3_600_000;
/** How often is looked for what the log doesn't tell: confirmations that another process was asked for. */
const LOOK = 5_000;
/** Milliseconds between two looks at a busy log: a few transactions a second at most, not one per event. */
const REST = 500;
/** How long nobody is knocked for after the server could not be reached, once, twice and so on. */
const HOLDS = [30_000, 60_000, 300_000, 900_000];

export interface PostmanOptions {
  readonly options: EngineOptions;
  readonly send: (message: Message) => Promise<Sent>;
  /** Where the pages of a site's mails are. */
  readonly places: (site: Id) => MailPlaces;
  readonly log: Log;
  readonly timers: Timers;
  /** From 0 to 1. */
  readonly spread?: () => number;
}

export interface Postman {
  /** Looks now for what the log doesn't tell. */
  look(): void;
  stop(): void;
}

/**
 * Writes and sends a site's mail until stopped. To be run in one process at a time, for the sake of work. A crash between the SMTP
 * server's yes and its being written down sends a mail twice; the second has the same `Message-ID`, by which most mailboxes show one.
 */
export function startPostman(
  { options, send, places, log, timers, spread = () => randomInt(1_000) / 1_000 }: PostmanOptions,
  site: Id,
): Postman {
  const mail = openMail(options, site);
  let stopped = false;
  let running = false;
  let again = false;
  let resting = false;
  let cancel = () => {};
  let sweepAt = 0;
  /** Failures to reach the server since something came through, and until when nothing is sent. */
  let failing = 0;
  let holdUntil: Time = 0;

  const now = (): Time => options.ambient.now();

  async function deliver(letter: Letter): Promise<Sent> {
    if (!(await mail.claim(letter.id))) return { fault: null, code: null };
    const at = now();
    const sent = await send(messageOf(letter, places(site), at));
    await mail.settle(letter.id, { at, ...sent }, spread());
    if (sent.fault)
      // Neither the address nor what the server said of it.
      log.info({ site, mail: letter.id, fault: sent.fault, code: sent.code }, 'a mail was not taken');
    return sent;
  }

  /** Sends what is due. When there is more; `null`: nothing waits. */
  async function sendDue(): Promise<Time | null> {
    for (;;) {
      if (stopped || now() < holdUntil) return holdUntil;
      const { letters, nextAt } = await mail.due();
      if (letters.length === 0) return nextAt;
      // To a server that fails, one at a time: the others shall not use up their tries.
      const sent = await Promise.all((failing > 0 ? letters.slice(0, 1) : letters).map(deliver));
      if (sent.some(({ fault }) => fault !== 'connection')) failing = 0;
      else {
        holdUntil = now() + HOLDS[Math.min(failing, HOLDS.length - 1)]!;
        failing++;
      }
    }
  }

  async function run(): Promise<void> {
    running = true;
    again = resting = false;
    let next: Time = Infinity;
    try {
      while (!stopped && (await mail.queue()));
      // Some are written, then sent: a hundred thousand digests hold up nobody who waits for a confirmation.
      for (let more = true; more && !stopped;) {
        const writes = await mail.write();
        const sends = await sendDue();
        next = Math.min(writes ?? Infinity, sends ?? Infinity);
        more = writes !== null && writes <= now();
      }
      if (!stopped && now() >= sweepAt) {
        while (!stopped && (await mail.forget()));
        sweepAt = now() + SWEEP;
      }
    } catch (error) {
      log.warn({ err: error, site }, 'mail could not be looked at');
    } finally {
      running = false;
      cancel();
      const delay = again ? REST : Math.min(LOOK, Math.max(next - now(), REST));
      if (!stopped) cancel = timers.after(delay, look);
    }
  }
  function look(): void {
    if (running) again = true;
    else if (!stopped) void run();
  }
  const unwatch = options.store.watch(site, () => {
    if (running) again = true;
    else if (!resting && !stopped) {
      resting = true;
      cancel();
      cancel = timers.after(REST, look);
    }
  });
  look();
  return {
    look,
    stop() {
      stopped = true;
      unwatch();
      cancel();
    },
  };
}

/** A letter as a message: drawn, and with what programs need to know of it. */
export function messageOf(letter: Letter, places: MailPlaces, at: Time): Message {
  const { settings, siteName, to, id } = letter;
  const { leave, ...drawn } = drawLetter(letter, places);
  return {
    ...envelopeOf(settings, siteName),
    ...drawn,
    to,
    messageId: bracketed(`${id}@${domainOf(settings.from)}`),
    date: new Date(at),
    headers: { ...AUTOMATIC, ...(leave !== undefined && leaveHeaders(leave, siteName, settings.from)) },
  };
}

/** So that no vacation notice answers (RFC 3834 §5), and Outlook sends none. */
export const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const;

export const envelopeOf = (
  { from, name, replyTo }: Letter['settings'],
  siteName: string,
): Pick<Message, 'from' | 'replyTo'> => ({
  from: { name: oneLine(name ?? siteName), address: from },
  ...(replyTo !== undefined && { replyTo }),
});

const bracketed = (text: string): string => `<${text}>`;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** One click in the mail program ends it (RFC 8058 §3.1, RFC 2369 §3.2), and mails of a list are known as such (RFC 2919). */
const leaveHeaders = (leave: string, siteName: string, from: string): Record<string, string> => ({
  'List-Unsubscribe': bracketed(leave),
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'List-Id': [oneLine(siteName).replace(/[^\w .-]/g, ''), bracketed(`news.${domainOf(from)}`)].join(' '),
});
