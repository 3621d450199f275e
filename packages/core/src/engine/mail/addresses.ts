import { CommunityError } from '../../adapter/errors.ts';
import type { MailMethods } from '../../adapter/mail.ts';
import type { Id, Time } from '../../domain/common.ts';
import { addressFlaw, maskAddress, tidyAddress } from '../../domain/mail/address.ts';
import { CONFIRM_LIFE, CONFIRM_LIMIT } from '../../domain/mail/rules.ts';
import type { OwnMail } from '../../domain/mail/types.ts';
import { invalid, refuseFlaw } from '../input.ts';
import { memberNow } from '../people/member-now.ts';
import { refuseBanned } from '../people/standing.ts';
import { notFound, requireViewer, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { base64url } from '../seal.ts';
import { mailLock, toOf, type AddressRow } from './common.ts';

const DAY = 86_400_000;

export const mailMethods = (scene: Scene): Required<MailMethods> => ({
  mail: async () => {
    const { id } = requireViewer(scene.viewer);
    return scene.read(async (context) => {
      requireMail(context);
      return viewOf(await context.tx.get('mail_addresses', [id]), context.now);
    });
  },

  async setMail({ key, address: raw }) {
    const { id } = requireViewer(scene.viewer);
    const given = raw === undefined ? undefined : tidyAddress(raw);
    if (given !== undefined) refuseFlaw('address', addressFlaw(given));
    return scene.keyed(mailLock(id), key, { setMail: given ?? null }, async (context) => {
      const { tx, now } = context;
      requireMail(context);
      const member = await tx.get('members', [id]);
      if (!member) throw notFound('member');
      refuseBanned(member, now);
      const row = await tx.get('mail_addresses', [id]);
      const address = given ?? row?.suggested;
      if (!address) throw invalid('address', 'required');
      // What is confirmed and works needs no second word.
      if (row && row.address === address && row.stopped === 0) {
        const patch = { pending: null, nonce: null, until: 0 };
        await tx.update('mail_addresses', [id], patch);
        return viewOf({ ...row, ...patch }, now);
      }
      const asked = askedLately(row, now);
      const patch = {
        pending: address,
        nonce: base64url(scene.options.ambient.random(16)),
        until: now + CONFIRM_LIFE,
        asked: [...asked, now],
      };
      if (row) await tx.update('mail_addresses', [id], patch);
      else await tx.insert('mail_addresses', { ...NO_ADDRESS, member: id, ...patch });
      await askOwner(context, id, address);
      return viewOf({ ...(row ?? { ...NO_ADDRESS, member: id }), ...patch }, now);
    });
  },

  async removeMail({ key }) {
    const { id } = requireViewer(scene.viewer);
    await scene.keyed(mailLock(id), key, { removeMail: true }, async ({ tx, now }) => {
      const row = await tx.get('mail_addresses', [id]);
      if (!row) return null;
      const asked = row.asked.filter((time) => now - time < DAY);
      // How often was asked has to be known for a day: else removing it would be a way to ask for more.
      if (asked.length === 0) await tx.delete('mail_addresses', [id]);
      else
        await tx.update('mail_addresses', [id], {
          ...NO_ADDRESS,
          asked,
          nonce: base64url(scene.options.ambient.random(16)),
          until: asked.at(-1)! + DAY,
        });
      return null;
    });
  },
});

/** Of somebody who has none yet. */
export const NO_ADDRESS: Omit<AddressRow, 'member'> = {
  address: null,
  pending: null,
  suggested: null,
  nonce: null,
  until: 0,
  asked: [],
  confirmedAt: null,
  stopped: 0,
  failures: 0,
  due: 0,
  dueAt: 0,
};

/** A backend that sends nothing, or a community that writes to nobody, says so. */
function requireMail({ options, access }: Reading): void {
  if (!options.mail || !access.mail) throw new CommunityError('unsupported', 'No mail is sent here.');
}

/** When confirmations were asked for within a day; refuses one more that comes too soon. */
function askedLately(row: AddressRow | undefined, now: Time): Time[] {
  const asked = (row?.asked ?? []).filter((time) => now - time < DAY);
  const last = asked.at(-1);
  const wait =
    last !== undefined && now - last < CONFIRM_LIMIT.apart
      ? last + CONFIRM_LIMIT.apart - now
      : asked.length >= CONFIRM_LIMIT.member
        ? asked[0]! + DAY - now
        : 0;
  if (wait > 0)
    throw new CommunityError('rate-limited', 'Confirmations were asked for too often.', {
      retryAfter: Math.ceil(wait / 1_000),
    });
  return asked;
}

/** Puts the question into the queue, unless the address was asked often enough: whoever asks shall not learn that, nor be able to flood it. */
async function askOwner(context: Writing, member: Id, address: string): Promise<void> {
  const { tx, id, now, options, site } = context;
  const to = await toOf(options, site, address);
  const before = await tx.range('mails', {
    index: 'to',
    eq: [to, 'confirm'],
    reverse: true,
    limit: CONFIRM_LIMIT.address,
  });
  if (before.filter(({ at }) => now - at < DAY).length >= CONFIRM_LIMIT.address) return;
  const row: Row<'mails'> = {
    ...{
      id: id(),
      member,
      kind: 'confirm',
      state: 'waiting',
      to,
      causes: [],
      tries: [],
      at: now,
      nextAt: now,
    },
  };
  await tx.insert('mails', row);
}

function viewOf(row: AddressRow | undefined, now: Time): OwnMail {
  const { address, pending, suggested, until, stopped } = row ?? { ...NO_ADDRESS };
  return {
    state: address === null ? 'none' : stopped === 1 ? 'stopped' : 'confirmed',
    address: address && maskAddress(address),
    pending: pending !== null && now < until ? { address: maskAddress(pending), until } : null,
    suggested: suggested !== null && suggested !== address ? maskAddress(suggested) : null,
  };
}

/** The address that a host's token names, tidied, if the community offers such to their owners and this one isn't known yet. */
export async function newSuggestion(context: Reading, member: Id, email: string): Promise<string | null> {
  const { tx, access, options } = context;
  const address = tidyAddress(email);
  if (!options.mail || !access.mail?.claims || addressFlaw(address)) return null;
  return (await tx.get('mail_addresses', [member]))?.suggested === address ? null : address;
}

/** Keeps it. Nothing is sent to it by that. */
export async function suggestAddress({ tx }: Writing, member: Id, suggested: string): Promise<void> {
  if (await tx.get('mail_addresses', [member])) await tx.update('mail_addresses', [member], { suggested });
  else await tx.insert('mail_addresses', { ...NO_ADDRESS, member, suggested });
}

/** The row of whoever an id stands for now. */
export async function addressOf({ tx }: Pick<Reading, 'tx'>, id: Id): Promise<AddressRow | undefined> {
  const member = await memberNow(tx, id);
  return member && tx.get('mail_addresses', [member.id]);
}
