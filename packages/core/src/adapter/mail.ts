import type { OwnMail } from '../domain/mail/types.ts';
import type { Keyed, Options } from './common.ts';

/** Where a member is written to. `unsupported` where nobody is: the backend sends no mail, or the community doesn't. Since 1.1. */
export interface MailMethods {
  /** The viewer's address, masked. Nobody reads anybody else's. */
  mail?(options?: Options): Promise<OwnMail>;
  /**
   * Asks the owner of an address, by a mail with a link, whether they want it; without one, that which the host knows (`invalid`, field
   * `address`, where it knows none). Until they confirm, mails go where they went before. The answer is the same whether or not a mail
   * could be sent, so that it tells nothing about an address. `rate-limited` for whoever asks too often.
   */
  setMail?(input: Keyed & { readonly address?: string }, options?: Options): Promise<OwnMail>;
  /** Forgets the viewer's addresses, and what waits to be sent to them. */
  removeMail?(input: Keyed, options?: Options): Promise<void>;
}
