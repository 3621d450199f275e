import type { Id } from '../../domain/common.ts';
import type { Scene } from '../scene.ts';
import { asSystem } from '../system.ts';
import { mailLock } from './common.ts';

/** Rows moved in one transaction. */
const PAGE = 100;

/** A guest's address, unless the member whom they turned out to be has one; and what was written to either. */
export async function moveMail(
  { options, site }: Pick<Scene, 'options' | 'site'>,
  from: Id,
  to: Id,
): Promise<void> {
  const system = asSystem(options, site);
  await system.write(mailLock(to), async ({ tx }) => {
    const [guest, member] = await tx.getMany('mail_addresses', [[from], [to]]);
    if (!guest) return;
    await tx.delete('mail_addresses', [from]);
    if (!member) await tx.insert('mail_addresses', { ...guest, member: to });
    else if (member.address === null && member.pending === null)
      await tx.update('mail_addresses', [to], { ...guest, member: to, suggested: member.suggested });
  });
  for (let more = true; more;)
    more = await system.write(mailLock(to), async ({ tx }) => {
      const rows = await tx.range('mailed', { eq: [from], limit: PAGE });
      for (const row of rows) {
        await tx.delete('mailed', [from, row.cause]);
        if (!(await tx.get('mailed', [to, row.cause]))) await tx.insert('mailed', { ...row, member: to });
      }
      return rows.length > 0;
    });
  for (let more = true; more;)
    more = await system.write(mailLock(to), async ({ tx }) => {
      const rows = await tx.range('mails', { index: 'member', eq: [from], limit: PAGE });
      for (const { id } of rows) await tx.update('mails', [id], { member: to });
      return rows.length > 0;
    });
}
