import type { Id, Time } from '../../domain/common.ts';
import { MAIL_ITEMS, MAIL_KEPT, nextMailTry, REFUSALS } from '../../domain/mail/rules.ts';
import type { MailSettings, MailState, MailTry } from '../../domain/mail/types.ts';
import type { Notice } from '../../domain/notices/notices.ts';
import { quietEnds } from '../../domain/people/preferences.ts';
import { viewNotices } from '../notices/notice-view.ts';
import { preferencesOf } from '../people/wishes.ts';
import type { EngineOptions, Reading, Writing } from '../scene.ts';
import type { Key, ReadTx } from '../store.ts';
import { asSystem } from '../system.ts';
import { mailLock, toOf, type AddressRow, type MailRow } from './common.ts';
import { confirmToken, leaveToken } from './links.ts';

/** A mail as it is to be drawn: what it tells of as that is now, and for whom. */
export interface Letter {
  /** The same at each try. */
  readonly id: Id;
  readonly site: Id;
  readonly siteName: string;
  readonly settings: MailSettings;
  readonly to: string;
  /** BCP 47. */
  readonly language: string;
  /** The zone that its times are told in. */
  readonly zone: string;
  /** Where it leads when what it tells of has no page. */
  readonly page: string | null;
  readonly says:
    | { readonly kind: 'confirm'; readonly token: string; readonly until: Time }
    | {
        readonly kind: 'notices';
        readonly pace: 'instant' | 'daily' | 'weekly';
        /** Oldest first. */
        readonly notices: readonly Notice[];
        /** So many more are not named. */
        readonly more: number;
        /** Ends these mails. */
        readonly token: string;
      };
}

/** What is to be sent now. */
export interface DueMail {
  readonly letters: readonly Letter[];
  /** When there will be more; `null`: nothing waits. */
  readonly nextAt: Time | null;
}

/** Mails drawn in one go. */
const AT_ONCE = 20;
/** What was taken to be sent, and of which nothing was heard since, is taken again after this: milliseconds. */
const SENDING = 600_000;

/** What is due, drawn as things are now. What there is nothing left to tell of, or nobody who wants it, is dropped by that. */
export async function dueMail(options: EngineOptions, site: Id): Promise<DueMail> {
  const system = asSystem(options, site);
  const { rows, now } = await system.read(async ({ tx, now }) => ({
    rows: await tx.range('mails', { index: 'line', eq: ['waiting'], limit: AT_ONCE + 1 }),
    now,
  }));
  const letters: Letter[] = [];
  for (const row of rows.slice(0, AT_ONCE)) {
    if (row.nextAt > now) break;
    const drawn = await system.read((context) => draw(context, row));
    if (typeof drawn === 'object') letters.push(drawn);
    else await settle(options, site, row.id, drawn);
  }
  return { letters, nextAt: rows[0]?.nextAt ?? null };
}

/** The letter, when it is to be sent instead, or that it is not. */
async function draw(context: Reading, row: MailRow): Promise<Letter | Time | 'dropped'> {
  const { tx, now, options, site, info, access } = context;
  const kept = await tx.get('mail_addresses', [row.member]);
  const { mail: settings } = access;
  if (!kept || !settings) return 'dropped';
  const { language, mail: pace, quiet } = await preferencesOf(tx, row.member);
  const head = {
    id: row.id,
    site,
    siteName: info.name,
    settings,
    language: language ?? info.locale,
    zone: info.timezone,
    page: settings.page ?? access.origins.find((origin) => !origin.includes('*')) ?? null,
  };
  const goes = async (address: string): Promise<boolean> => (await toOf(options, site, address)) === row.to;
  if (row.kind === 'confirm') {
    const token = await confirmToken(options, site, kept);
    // Another address was asked for since, or this one confirmed.
    if (!token || !kept.pending || now >= kept.until || !(await goes(kept.pending))) return 'dropped';
    return { ...head, to: kept.pending, says: { kind: 'confirm', token, until: kept.until } };
  }
  const { address } = kept;
  if (!address || kept.stopped === 1 || pace === 'off' || !(await goes(address))) return 'dropped';
  const loud = quietEnds(quiet, info.timezone, now);
  if (loud > now) return loud;
  const notices = await tx.getMany(
    'notices',
    row.causes.map((cause) => [row.member, cause]),
  );
  const unread = notices.filter((notice) => notice !== undefined).filter(({ readAt }) => readAt === null);
  const views = await viewNotices(context, unread);
  if (views.length === 0) return 'dropped';
  const named = views.slice(0, MAIL_ITEMS);
  const token = await leaveToken(options, site, row.member, address);
  const says = { kind: 'notices', pace, notices: named, more: views.length - named.length, token } as const;
  return { ...head, to: address, says };
}

/**
 * Takes a mail to send it, before it is sent: nobody else does so for a while. So a database that takes no writes sends nothing, again and
 * again, and of two processes one does. Whether it is to be sent.
 */
export async function claimMail(options: EngineOptions, site: Id, id: Id): Promise<boolean> {
  const system = asSystem(options, site);
  const row = await system.read(({ tx }) => tx.get('mails', [id]));
  if (!row) return false;
  return system.write(mailLock(row.member), async ({ tx, now }) => {
    const mail = await tx.get('mails', [id]);
    if (mail?.state !== 'waiting' || mail.nextAt > now) return false;
    await tx.update('mails', [id], { nextAt: now + SENDING });
    return true;
  });
}

/** How a try went; `spread`: see `nextMailTry`. */
export async function settleMail(
  options: EngineOptions,
  site: Id,
  id: Id,
  tried: MailTry,
  spread: number,
): Promise<void> {
  const system = asSystem(options, site);
  const row = await system.read(({ tx }) => tx.get('mails', [id]));
  if (!row) return; // its member was erased, or removed the address
  await system.write(mailLock(row.member), async ({ tx, now }) => {
    const mail = await tx.get('mails', [id]);
    if (mail?.state !== 'waiting') return;
    const tries = [...mail.tries, tried];
    const next = tried.fault === null ? null : nextMailTry(tries.length, tried.fault, now, spread);
    const state: MailState = tried.fault === null ? 'sent' : next === null ? 'failed' : 'waiting';
    await tx.update('mails', [id], { tries, state, nextAt: next ?? now });
    const kept = mail.kind === 'notices' ? await tx.get('mail_addresses', [mail.member]) : undefined;
    if (!kept?.address || (await toOf(options, site, kept.address)) !== mail.to) return;
    if (tried.fault === null && kept.failures > 0)
      await tx.update('mail_addresses', [kept.member], { failures: 0 });
    if (tried.fault === 'address') {
      const failures = kept.failures + 1;
      const stopped = failures >= REFUSALS ? 1 : kept.stopped;
      await tx.update('mail_addresses', [kept.member], { failures, stopped });
    }
  });
}

/** A mail that is not sent now, or not at all. */
async function settle(options: EngineOptions, site: Id, id: Id, then: Time | 'dropped'): Promise<void> {
  const system = asSystem(options, site);
  const row = await system.read(({ tx }) => tx.get('mails', [id]));
  if (!row) return;
  await system.write(mailLock(row.member), async ({ tx, now }) => {
    if ((await tx.get('mails', [id]))?.state !== 'waiting') return;
    await tx.update('mails', [id], then === 'dropped' ? { state: then, nextAt: now } : { nextAt: then });
  });
}

const DAY = 86_400_000;
/** Rows forgotten at once. */
const FORGOTTEN = 500;

/** Forgets what was sent or given up long ago, what was told by it, and addresses that nobody confirmed. Whether there may be more. */
export async function forgetMail(options: EngineOptions, site: Id): Promise<boolean> {
  const before = options.ambient.now() - MAIL_KEPT;
  const system = asSystem(options, site);
  const old = await system.read(async ({ tx, now }) => {
    const settled = await tx.rangeEach('mails', {
      index: 'line',
      each: [['sent'], ['failed'], ['dropped']],
      limit: FORGOTTEN,
    });
    const told = await tx.range('mailed', { index: 'at', eq: [], limit: FORGOTTEN });
    return {
      mails: settled.flat().filter(({ nextAt }) => nextAt < before),
      told: told.filter(({ at }) => at < before),
      pending: await unconfirmed(tx, now),
    };
  });
  for (const { member } of old.pending)
    await system.write(mailLock(member), (context) => forgetPending(context, member));
  if (old.mails.length + old.told.length === 0) return old.pending.length >= FORGOTTEN;
  await system.write('mail', async ({ tx }) => {
    for (const { id } of old.mails) await tx.delete('mails', [id]);
    for (const { member, cause } of old.told) await tx.delete('mailed', [member, cause]);
  });
  return Math.max(old.mails.length, old.told.length, old.pending.length) >= FORGOTTEN;
}

/** Addresses whose time to be confirmed is over: those that wait have a nonce, and are few. */
async function unconfirmed(tx: ReadTx, now: Time): Promise<AddressRow[]> {
  const found: AddressRow[] = [];
  for (let after: Key = ['', '']; found.length < FORGOTTEN;) {
    const rows = await tx.range('mail_addresses', { index: 'nonce', eq: [], after, limit: FORGOTTEN });
    found.push(...rows.filter(({ until }) => until <= now));
    const last = rows.at(-1);
    if (!last || rows.length < FORGOTTEN) break;
    after = [last.nonce!, last.member];
  }
  return found;
}

async function forgetPending({ tx, now }: Writing, member: Id): Promise<void> {
  const row = await tx.get('mail_addresses', [member]);
  if (row?.nonce == null || row.until > now) return;
  // What was asked for within a day still counts.
  const asked = row.asked.filter((at) => now - at < DAY);
  if (row.address === null && row.suggested === null && asked.length === 0)
    await tx.delete('mail_addresses', [member]);
  else await tx.update('mail_addresses', [member], { pending: null, nonce: null, until: 0, asked });
}
