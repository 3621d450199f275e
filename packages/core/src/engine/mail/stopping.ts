import type { Id } from '../../domain/common.ts';
import { tidyAddress } from '../../domain/mail/address.ts';
import type { EngineOptions } from '../scene.ts';
import { asSystem } from '../system.ts';
import { mailLock, type AddressRow } from './common.ts';

const PAGE = 500;

/**
 * Writes to an address no more, whoever's it is: what an operator learns of it elsewhere, by a mail that came back or a complaint. Its
 * owner may confirm it again. How many members had it.
 */
export async function stopAddress(options: EngineOptions, site: Id, raw: string): Promise<number> {
  const system = asSystem(options, site);
  const address = tidyAddress(raw).toLowerCase();
  const has = ({ address: own, pending }: AddressRow) =>
    [own, pending].some((each) => each?.toLowerCase() === address);
  let stopped = 0;
  for (let after: Id[] = []; ;) {
    const rows = await system.read(({ tx }) => tx.range('mail_addresses', { eq: [], after, limit: PAGE }));
    for (const { member } of rows.filter(has)) {
      const done = await system.write(mailLock(member), async ({ tx }) => {
        const row = await tx.get('mail_addresses', [member]);
        if (!row || !has(row)) return false;
        if (row.address?.toLowerCase() === address)
          await tx.update('mail_addresses', [member], { stopped: 1 });
        // Its nonce stays until its time is over, with how often was asked; it confirms nothing any more.
        if (row.pending?.toLowerCase() === address)
          await tx.update('mail_addresses', [member], { pending: null });
        return true;
      });
      if (done) stopped++;
    }
    if (rows.length < PAGE) return stopped;
    after = [rows.at(-1)!.member];
  }
}
