import type { Id } from '../../domain/common.ts';
import { memberLock, notFound, type EngineOptions } from '../scene.ts';
import type { Row, Table } from '../schema.ts';
import type { Key } from '../store.ts';
import { forgetActivity } from '../badges/activity.ts';
import { sweepMedia } from '../media/media-sweep.ts';
import { begin, type Erasing } from './erasing.ts';
import { eraseWords } from './erase-words.ts';
import { eraseVotes } from './erase-votes.ts';
import { erasePlaces } from './erase-places.ts';
import { keyIn, PERSONAL } from './personal.ts';

/**
 * Forgets a member: their words, name, address, pictures and everything else that is theirs, in whatever table. What others need
 * stays without them: a trace where somebody replied, the figures of polls that have closed, and the books of rewards by an id
 * that names nobody any more.
 *
 * First of all nobody can sign in as them, in a transaction of its own; the rest follows in many. What a crash interrupts is carried
 * on by `eraseDue`. Throws `not-found`.
 */
export async function eraseMember(options: EngineOptions, site: Id, member: Id): Promise<void> {
  const erasing = begin(options, site);
  const { system } = erasing;
  const row = await system.read(({ tx }) => tx.get('members', [member]));
  if (!row) throw notFound('member');
  const ids = [row.mergedInto ?? member];
  for await (const guests of erasing.rows('members', 'mergedInto', ids[0]!))
    ids.push(...guests.map(({ id }) => id));
  const identities: Row<'identities'>[] = [];
  for (const id of ids)
    for await (const page of erasing.rows('identities', 'member', id)) identities.push(...page);
  const waiting: Key[] = [];
  for (const { issuer, subject } of identities)
    waiting.push(
      ...(
        await system.read(({ tx }) =>
          tx.range('host_events', { index: 'identity', eq: [issuer, subject], limit: 10_000 }),
        )
      ).map(({ id }) => [id]),
    );
  await system.write(memberLock(ids[0]!), async ({ tx, now }) => {
    for (const id of ids) {
      await tx.delete('members', [id]);
      if (!(await tx.get('erased', [id])))
        await tx.insert('erased', { member: id, name: row.name, at: now, done: 0, scrubbed: 0 });
    }
    for (const { issuer, subject } of identities) await tx.delete('identities', [issuer, subject]);
    // What the shop told of them, also before they came.
    for (const key of waiting) await tx.delete('host_events', key);
  });
  await eraseDue(options, site, 0);
}

/** What was begun so long ago, in milliseconds, was interrupted. */
export const INTERRUPTED = 600_000;

/** Carries on with what was begun, at least so long ago: two at once would be in each other's way. */
export async function eraseDue(options: EngineOptions, site: Id, ago: number): Promise<void> {
  const erasing = begin(options, site);
  for (;;) {
    const begun = await erasing.system.read(({ tx }) =>
      tx.range('erased', { index: 'done', eq: [0], limit: 100 }),
    );
    const due = begun.find(({ at }) => at <= options.ambient.now() - ago);
    if (!due) return;
    await carryOut(erasing, due);
  }
}

async function carryOut(erasing: Erasing, { member, name }: Row<'erased'>): Promise<void> {
  const { options, site, system } = erasing;
  await eraseWords(erasing, member);
  await eraseVotes(erasing, member);
  await erasePlaces(erasing, member);
  await system.write(memberLock(member), (context) => forgetActivity(context, member));
  const deleted = (Object.entries(PERSONAL) as [Table, (typeof PERSONAL)[Table]][]).flatMap(
    ([table, { by, erase }]) => (erase === 'delete' ? by.map((column) => [table, column] as const) : []),
  );
  /** What an answer that somebody else got would have of theirs: their id, their name, and the ids of what is theirs. */
  const named = new Set<string>(name ? [member, JSON.stringify(name)] : [member]);
  for (const [table, column] of deleted)
    for await (const page of erasing.rows(table, column, member))
      for (const row of page) if ('id' in row) named.add(row.id);
  await forgetAnswers(erasing, member, named);
  for (const [table, column] of deleted) await deleteRows(erasing, table, column, member);
  await scrubLog(erasing, member);
  // Pictures: their bytes go before their rows.
  while (options.media && (await sweepMedia(options, site)) <= options.ambient.now());
  await system.write(memberLock(member), async ({ tx, emit }) => {
    if ((await tx.get('erased', [member]))?.done !== 0) return;
    await tx.update('erased', [member], { done: 1, name: null });
    emit({
      kind: 'member.erased',
      subject: member,
      actor: null,
      channel: `member/${member}`,
      audience: member,
      data: {},
    });
  });
}

async function deleteRows(erasing: Erasing, table: Table, column: string, member: Id): Promise<void> {
  for await (const page of erasing.rows(table, column, member))
    await erasing.write(memberLock(member), async ({ tx }) => {
      for (const row of page) await tx.delete(table, keyIn(table, row));
    });
}

/** Answers to keyed writes: the member's own, and those of others that show them. */
async function forgetAnswers({ system }: Erasing, member: Id, named: ReadonlySet<string>): Promise<void> {
  for (let after: Key = []; ;) {
    const rows = await system.read(({ tx }) => tx.range('answers', { eq: [], after, limit: 200 }));
    const theirs = rows.filter((row) => {
      const text = JSON.stringify(row.answer);
      return row.member === member || [...named].some((one) => text.includes(one));
    });
    if (theirs.length > 0)
      await system.write(memberLock(member), async ({ tx }) => {
        for (const row of theirs) await tx.delete('answers', [row.member, row.key]);
      });
    const last = rows.at(-1);
    if (!last || rows.length < 200) return;
    after = [last.member, last.key];
  }
}

/** The log holds no words, but numbers of the shop's by which it would know its customer again. */
async function scrubLog({ system }: Erasing, member: Id): Promise<void> {
  for (let after = 0; ;) {
    const events = await system.read(({ tx }) =>
      tx.range('events', { eq: [], after: [after], limit: 1_000 }),
    );
    const told = events.filter(({ kind, actor, data }) => {
      const shops = kind.startsWith('host.') && actor === member;
      return shops && Object.keys(data).length > 0;
    });
    if (told.length > 0)
      await system.write(memberLock(member), async ({ tx }) => {
        for (const { seq } of told) await tx.update('events', [seq], { data: {} });
      });
    const last = events.at(-1);
    if (!last || events.length < 1_000) return;
    after = last.seq;
  }
}
