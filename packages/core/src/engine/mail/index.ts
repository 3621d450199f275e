import type { Id, Time } from '../../domain/common.ts';
import type { MailTry } from '../../domain/mail/types.ts';
import type { EngineOptions } from '../scene.ts';
import { mailFigures, type MailFigures } from './figures.ts';
import { mailLinks, type MailLinks } from './links.ts';
import { claimMail, dueMail, forgetMail, settleMail, type DueMail } from './outgoing.ts';
import { stopAddress } from './stopping.ts';
import { queueMail, writeDue } from './queue.ts';

export type { DueMail, Letter } from './outgoing.ts';
export type { Linked, MailLinks } from './links.ts';
export type { MailFigures } from './figures.ts';

/** A site's mail: all of it but the sending, which is the server's. Apart from the engine, since no browser sends any. */
export interface Mail {
  readonly links: MailLinks;
  /** Reads on in the log, and says whether there was anything. */
  queue(): Promise<boolean>;
  /** Writes to whom something is due; when the next is, `null` for nobody. */
  write(): Promise<Time | null>;
  /** What is to be sent now. */
  due(): Promise<DueMail>;
  /** Takes a mail to send it; whether it is still to be sent. Then it is to be settled. */
  claim(id: Id): Promise<boolean>;
  /** Writes down how a try went. `spread` from 0 to 1 stretches the pause before the next. */
  settle(id: Id, tried: MailTry, spread: number): Promise<void>;
  /** Forgets what was settled long ago, a batch at a time; whether there may be more. */
  forget(): Promise<boolean>;
  figures(): Promise<MailFigures>;
  /** Writes to an address no more, whoever's it is; how many members had it. */
  stop(address: string): Promise<number>;
}

export const openMail = (options: EngineOptions, site: Id): Mail => ({
  links: mailLinks(options, site),
  queue: () => queueMail(options, site),
  write: () => writeDue(options, site),
  due: () => dueMail(options, site),
  claim: (id) => claimMail(options, site, id),
  settle: (id, tried, spread) => settleMail(options, site, id, tried, spread),
  forget: () => forgetMail(options, site),
  stop: (address) => stopAddress(options, site, address),
  figures: () => mailFigures(options, site),
});
