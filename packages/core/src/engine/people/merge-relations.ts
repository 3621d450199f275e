import type { Id } from '../../domain/common.ts';
import { threadLock } from '../threads/comment-rows.ts';
import { flag } from '../moderation/reports.ts';
import { memberLock, type Scene } from '../scene.ts';
import { asSystem } from '../system.ts';

type Place = Pick<Scene, 'options' | 'site'>;

/** Whom the guest muted, and who muted the guest: now it is the member. Nobody mutes themselves. */
export async function moveMutes({ options, site }: Place, from: Id, to: Id): Promise<void> {
  const system = asSystem(options, site);
  for (;;) {
    const [one] = await system.read(async ({ tx }) => [
      ...(await tx.range('mutes', { eq: [from], limit: 1 })),
      ...(await tx.range('mutes', { index: 'muted', eq: [from], limit: 1 })),
    ]);
    if (!one) return;
    const member = one.member === from ? to : one.member;
    const muted = one.muted === from ? to : one.muted;
    await system.write(memberLock(member), async ({ tx }) => {
      await tx.delete('mutes', [one.member, one.muted]);
      if (member !== muted && !(await tx.get('mutes', [member, muted])))
        await tx.insert('mutes', { ...one, member, muted });
    });
  }
}

/** Where both reported, the member's report stands. */
export async function moveReports({ options, site }: Place, from: Id, to: Id): Promise<void> {
  const system = asSystem(options, site);
  for (;;) {
    const [one] = await system.read(({ tx }) =>
      tx.range('reports', { index: 'member', eq: [from], limit: 1 }),
    );
    if (!one) return;
    const { comment } = one;
    const topic = (await system.read(({ tx }) => tx.get('comments', [comment])))?.topic ?? '';
    await system.write(threadLock(topic), async (context) => {
      const { tx } = context;
      const report = await tx.get('reports', [comment, from]);
      if (!report) return;
      await tx.delete('reports', [comment, from]);
      if (!(await tx.get('reports', [comment, to]))) await tx.insert('reports', { ...report, member: to });
      await flag(context, comment);
    });
  }
}

/** Pictures that the guest uploaded. */
export async function moveMedia({ options, site }: Place, from: Id, to: Id): Promise<void> {
  const system = asSystem(options, site);
  for (let more = true; more;)
    more = await system.write(memberLock(from), async ({ tx }) => {
      const rows = await tx.range('media', { index: 'owner', eq: [from], limit: 100 });
      for (const { id } of rows) await tx.update('media', [id], { owner: to });
      return rows.length > 0;
    });
}
