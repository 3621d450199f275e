import type { Id, Time } from '../../domain/common.ts';
import { roomAt } from '../../domain/notices/frequency.ts';
import { mailAt, NEWS_LIFE } from '../../domain/mail/rules.ts';
import { NEVER, NOTICE_RULE } from '../../domain/notices/ringing.ts';
import { quietEnds, type MailPace, type Preferences } from '../../domain/people/preferences.ts';
import { memberNow } from '../people/member-now.ts';
import { preferencesOf } from '../people/wishes.ts';
import type { EngineOptions, Reading, Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { asSystem } from '../system.ts';
import { mailLock, toOf, type AddressRow } from './common.ts';

/** How far the log was read for mails. */
export const MAIL_READER = 'mail';
const BATCH = 200;
/** Members written to in one go. */
const PAGE = 100;
/** Notices that wait for one member, looked at for one mail. */
const ALL = 200;

/**
 * Reads on in the log: whoever was told of something has a mail due, as they wish. A member at a time, and the reader's place last, so
 * that what a crash interrupts is done again, and changes nothing then. Whether there was anything to read. Where a community begins to
 * write, what it told before is not written about.
 */
export async function queueMail(options: EngineOptions, site: Id): Promise<boolean> {
  const system = asSystem(options, site);
  const news = await system.read(async ({ tx, access }) => {
    if (!access.mail) return null;
    const reader = await tx.get('readers', [MAIL_READER]);
    if (!reader) return 'begin';
    return tx.range('events', { eq: [], after: [reader.seq], limit: BATCH });
  });
  if (news === null || (news !== 'begin' && news.length === 0)) return false;
  if (news === 'begin') {
    await system.write(MAIL_READER, async ({ tx }) => {
      const { seq } = await tx.position();
      if (!(await tx.get('readers', [MAIL_READER]))) await tx.insert('readers', { name: MAIL_READER, seq });
    });
    return true;
  }
  const told = new Set(news.flatMap(({ kind, subject }) => (TELLING.has(kind) ? subject : [])));
  const written = await system.read(async ({ tx }) => {
    const known = await Promise.all([...told].map((id) => memberNow(tx, id)));
    const ids = [...new Set(known.flatMap((member) => member?.id ?? []))];
    const rows = await tx.getMany(
      'mail_addresses',
      ids.map((id) => [id]),
    );
    return ids.filter((_, index) => rows[index] && isOpen(rows[index]));
  });
  for (const member of written) await system.write(mailLock(member), (context) => schedule(context, member));
  await system.write(MAIL_READER, async ({ tx }) => {
    await tx.update('readers', [MAIL_READER], { seq: news.at(-1)!.seq });
  });
  return true;
}

/** What may make a mail due, or due at another time. */
const TELLING: ReadonlySet<string> = new Set(['notice.told', 'notice.changed']);

/** Writes down when the member is to be written to, if there is anything to write of. */
async function schedule(context: Writing, member: Id): Promise<void> {
  const { tx, access } = context;
  const row = await tx.get('mail_addresses', [member]);
  if (!row || !isOpen(row) || !access.mail) return;
  const { mail: pace } = await preferencesOf(tx, member);
  const due = (await newsOf(context, row, pace)).map((news) => dueOf(context, pace, news));
  const first = Math.min(...due.map((at) => at ?? Infinity));
  await tx.update('mail_addresses', [member], first === Infinity ? NOTHING_DUE : { due: 1, dueAt: first });
}

/** When a notice is written of; one whose time went by while nobody was written to waits for the next. */
function dueOf(
  { now, access, info }: Reading,
  pace: MailPace,
  { at, ringAt }: Pick<Row<'notices'>, 'at' | 'ringAt'>,
): Time | null {
  const due = mailAt(pace, Math.max(at, ringAt), access.mail!, info.timezone);
  return due !== null && due < now - LATE ? mailAt(pace, now, access.mail!, info.timezone) : due;
}

/** A digest that is so late still goes out at once; milliseconds. */
const LATE = 3_600_000;

const NOTHING_DUE = { due: 0, dueAt: 0 };

const isOpen = ({ address, stopped }: AddressRow): boolean => address !== null && stopped === 0;

/**
 * What a member has not read and was not written of, oldest first: of the last days, and since they are written to. What more came to since (another reply in a
 * thread that they have not looked at) is news for a digest, and for what is told at once not.
 */
async function newsOf(
  { tx, now }: Reading,
  { member, confirmedAt }: AddressRow,
  pace: MailPace,
): Promise<Row<'notices'>[]> {
  const unread = await tx.range('notices', {
    index: 'unread',
    eq: [member, null],
    reverse: true,
    limit: ALL,
  });
  const since = Math.max(now - NEWS_LIFE, confirmedAt ?? 0);
  const fresh = unread.filter(({ at, ringAt }) => at >= since && ringAt < NEVER);
  const mailed = await tx.getMany(
    'mailed',
    fresh.map(({ cause }) => [member, cause]),
  );
  const told = (at: Time, before: Time | undefined): boolean =>
    before !== undefined && (pace === 'instant' || at <= before);
  return fresh.filter(({ at }, index) => !told(at, mailed[index]?.at)).reverse();
}

/**
 * Puts a mail into the queue for members who have one due, some of them, in the transaction that marks what it tells of: so each is
 * written once, and nothing is told by two. When the next is due, which may be now; `null`: none is.
 */
export async function writeDue(options: EngineOptions, site: Id): Promise<Time | null> {
  const system = asSystem(options, site);
  const line = { index: 'due', eq: [1], limit: PAGE };
  const { rows, now } = await system.read(async ({ tx, now, access }) => ({
    rows: access.mail ? await tx.range('mail_addresses', line) : [],
    now,
  }));
  const due = rows.filter(({ dueAt }) => dueAt <= now);
  if (due.length === 0) return rows[0]?.dueAt ?? null;
  for (const { member } of due) await system.write(mailLock(member), (context) => write(context, member));
  const [next] = await system.read(({ tx }) => tx.range('mail_addresses', { ...line, limit: 1 }));
  return next?.dueAt ?? null;
}

async function write(context: Writing, member: Id): Promise<void> {
  const { tx, now, id, options, site } = context;
  const row = await tx.get('mail_addresses', [member]);
  if (!row || row.due === 0 || row.dueAt > now) return;
  const later = (dueAt: Time | null) =>
    tx.update('mail_addresses', [member], dueAt === null ? NOTHING_DUE : { due: 1, dueAt });
  const wishes = await preferencesOf(tx, member);
  if (!isOpen(row) || wishes.mail === 'off') return later(null);
  const room = await mayWriteAt(context, member, wishes);
  if (room === null || room > now) return later(room);
  const all = await newsOf(context, row, wishes.mail);
  const ringing = all.filter(({ ringAt }) => ringAt <= now);
  // A digest goes when something rings, and gathers what is held besides: that is no ring more.
  const news = wishes.mail === 'instant' || ringing.length === 0 ? ringing : all;
  if (news.length > 0) {
    const to = await toOf(options, site, row.address!);
    const causes = news.map(({ cause }) => cause);
    const mail = { id: id(), member, kind: 'notices', state: 'waiting', to, causes, tries: [] } as const;
    await tx.insert('mails', { ...mail, at: now, nextAt: now });
    for (const cause of causes)
      if (await tx.get('mailed', [member, cause])) await tx.update('mailed', [member, cause], { at: now });
      else await tx.insert('mailed', { member, cause, at: now });
  }
  const held = all.filter((one) => !news.includes(one));
  const next = held.map((one) => dueOf(context, wishes.mail, one) ?? Infinity);
  await later(held.length === 0 ? null : Math.min(...next));
}

/**
 * When a member may be written to, now or later: no more often than the community's cap (L13), at the hour of digests, and after
 * their quiet hours. `null`: never.
 */
async function mayWriteAt(
  { tx, now, info, access }: Reading,
  member: Id,
  { mail: pace, quiet }: Preferences,
): Promise<Time | null> {
  const line = { index: 'member', eq: [member, 'notices'], reverse: true, limit: 100 };
  const before = (await tx.range('mails', line)).filter(
    ({ state }) => state === 'sent' || state === 'waiting',
  );
  const room = roomAt(
    before.map(({ at }) => at),
    now,
    access.notices ?? NOTICE_RULE,
  );
  if (room === null) return null;
  const hour = room > now && pace !== 'instant' ? mailAt(pace, room - 1, access.mail!, info.timezone)! : room;
  return quietEnds(quiet, info.timezone, hour);
}
