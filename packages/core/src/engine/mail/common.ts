import type { Id } from '../../domain/common.ts';
import type { EngineOptions } from '../scene.ts';
import type { Row } from '../schema.ts';
import { seal } from '../seal.ts';

export type AddressRow = Row<'mail_addresses'>;
export type MailRow = Row<'mails'>;

/** Under which a member's address, and what is written to it, is changed. */
export const mailLock = (member: Id): string => `mail/${member}`;

/** An address as a keyed hash of this site: by the queue alone nobody is found. */
export const toOf = ({ secret }: Pick<EngineOptions, 'secret'>, site: Id, address: string): Promise<string> =>
  seal(secret, 'mail-to', `${site}\n${address.toLowerCase()}`);
