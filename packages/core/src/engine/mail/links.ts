import type { Id } from '../../domain/common.ts';
import { maskAddress } from '../../domain/mail/address.ts';
import { DEFAULT_PREFERENCES } from '../../domain/people/preferences.ts';
import { prefer } from '../people/preferences.ts';
import { preferencesOf } from '../people/wishes.ts';
import { memberNow } from '../people/member-now.ts';
import { memberLock, type EngineOptions } from '../scene.ts';
import { seal, sealed } from '../seal.ts';
import { asSystem } from '../system.ts';
import { addressOf } from './addresses.ts';
import { mailLock, type AddressRow } from './common.ts';

/** What mails are sent for. There is one list so far: who leaves it gets no mail of notices any more. */
export const MAIL_LIST = 'notices';

const confirmText = (site: Id, nonce: string, address: string): string => `${site}\n${nonce}\n${address}`;
const leaveText = (site: Id, member: Id, address: string): string =>
  `${site}\n${MAIL_LIST}\n${member}\n${address}`;

/** What a link that confirms an address ends with: 256 bits by the server's secret, which the database alone doesn't give away. */
export async function confirmToken(
  { secret }: Pick<EngineOptions, 'secret'>,
  site: Id,
  { nonce, pending }: Pick<AddressRow, 'nonce' | 'pending'>,
): Promise<string | null> {
  if (nonce === null || pending === null) return null;
  return `${nonce}.${await seal(secret, 'mail-confirm', confirmText(site, nonce, pending))}`;
}

/** What a link that ends mails ends with: good for this address and list, as long as mails go there. */
export const leaveToken = async (
  { secret }: Pick<EngineOptions, 'secret'>,
  site: Id,
  member: Id,
  address: string,
): Promise<string> => `${member}.${await seal(secret, 'mail-leave', leaveText(site, member, address))}`;

/** What a link would do. Both throw `not-found` for an unknown site. */
export interface MailLinks {
  /** The address that would be confirmed, masked, and the member's language; `null` for a link that is used, too old, or none. */
  confirmable(token: string): Promise<Linked | null>;
  /** Confirms it, once. Whether that is so now. */
  confirm(token: string): Promise<boolean>;
  /** Whose mails would end; `null` for a link that is none. */
  leavable(token: string): Promise<Linked | null>;
  /** Ends them, at once. Again is harmless, and so is a link whose address has changed or gone since: nothing goes there any more. */
  leave(token: string): Promise<boolean>;
}

export interface Linked {
  readonly address: string;
  readonly language: string;
}

export function mailLinks(options: EngineOptions, site: Id): MailLinks {
  const system = asSystem(options, site);
  const pendingBy = (token: string): Promise<AddressRow | null> =>
    system.read(async ({ tx, now }) => {
      const [nonce = '', mac = ''] = token.split('.');
      if (!/^[\w-]{16,40}$/.test(nonce)) return null;
      const [row] = await tx.range('mail_addresses', { index: 'nonce', eq: [nonce], limit: 1 });
      if (!row || row.pending === null || now >= row.until) return null;
      const good = await sealed(options.secret, 'mail-confirm', confirmText(site, nonce, row.pending), mac);
      return good ? row : null;
    });
  const leavingBy = (token: string): Promise<{ readonly member: Id; readonly address: string } | null> =>
    system.read(async (context) => {
      const [named = '', mac = ''] = token.split('.');
      const [member, row] = [await memberNow(context.tx, named), await addressOf(context, named)];
      if (!member || !row?.address) return null;
      const good = await sealed(options.secret, 'mail-leave', leaveText(site, named, row.address), mac);
      return good ? { member: member.id, address: row.address } : null;
    });
  const linked = (member: Id, address: string): Promise<Linked> =>
    system.read(async ({ tx, info }) => ({
      address: maskAddress(address),
      language: (await preferencesOf(tx, member)).language ?? info.locale,
    }));

  return {
    async confirmable(token) {
      const row = await pendingBy(token);
      return row && linked(row.member, row.pending!);
    },
    async confirm(token) {
      const found = await pendingBy(token);
      if (!found) return false;
      const done = await system.write(mailLock(found.member), async ({ tx, now }) => {
        const row = await tx.get('mail_addresses', [found.member]);
        // Used or asked for anew in between.
        if (row?.pending == null || row.nonce !== found.nonce || now >= row.until) return false;
        const works = row.address !== null && row.stopped === 0;
        await tx.update('mail_addresses', [row.member], {
          address: row.pending,
          pending: null,
          nonce: null,
          until: 0,
          confirmedAt: works ? row.confirmedAt : now,
          stopped: 0,
          failures: 0,
        });
        return true;
      });
      // Whoever says "write to me" once more, after they had said "no more", means it.
      if (done)
        await system.write(memberLock(found.member), async (context) => {
          if ((await preferencesOf(context.tx, found.member)).mail === 'off')
            await prefer(context, found.member, { mail: DEFAULT_PREFERENCES.mail });
        });
      return done;
    },
    async leavable(token) {
      const found = await leavingBy(token);
      return found && linked(found.member, found.address);
    },
    async leave(token) {
      const found = await leavingBy(token);
      if (!found) return false;
      await system.write(memberLock(found.member), (context) =>
        prefer(context, found.member, { mail: 'off' }),
      );
      return true;
    },
  };
}
