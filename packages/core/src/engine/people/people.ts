import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { mendName } from '../../domain/people/names.ts';
import { stricter } from '../../domain/moderation/sanctions.ts';
import { isStaff, type IdentityStrength, type Role, type Viewer } from '../../domain/people/people.ts';
import { bindHostEvents, identityLock } from '../gratitude/host-events.ts';
import { newSuggestion, suggestAddress } from '../mail/addresses.ts';
import { mailLock } from '../mail/common.ts';
import { keepMark, marksOfSignIn } from '../moderation/marks.ts';
import { moveEverything } from './merge.ts';
import { likenessIn, readName, refuseLikeness } from './names.ts';
import { NEW_MEMBER } from './new-member.ts';
import { notFound, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { asSystem } from '../system.ts';

/** An identity that was proven, by a signature or a token. */
export interface SignIn {
  /** Who vouches, and whom for: together they name one member. */
  readonly issuer: string;
  readonly subject: string;
  readonly strength: IdentityStrength;
  readonly name: string;
  /** An https URL; the caller checks its origin. */
  readonly avatar?: string;
  /** Only when the site takes roles from its host; else the stored role stays. */
  readonly role?: Role;
  /** A guest who was proven to be the same person: what they did becomes the member's. */
  readonly guest?: Id;
  /**
   * Looked at to tell whether two members are one person, and not kept (see `marks`), but where the community offers it to its owner to
   * be written to (`mail.claims`).
   */
  readonly email?: string;
  /** The host's own name for the device; in the same way. */
  readonly device?: string;
}

interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

const FALLBACK_NAME = 'Member';

const viewerFrom = ({ id, name, role, strength }: Row<'members'>): Viewer => ({ id, name, role, strength });

/**
 * The member behind an identity, made at first sight. Name and avatar follow the identity, but for a name that they chose themselves;
 * the role only where it says so. A name that could be taken for that of staff is not refused, since nobody could be asked: it is marked.
 */
export async function signIn({ options, site }: Scene, identity: SignIn): Promise<Viewer> {
  const { strength, role, guest } = identity;
  const given = mendName(identity.name, FALLBACK_NAME);
  const avatar =
    identity.avatar !== undefined && /^https:\/\//i.test(identity.avatar) ? identity.avatar : null;
  const system = asSystem(options, site);
  const marks = await marksOfSignIn(options, site, identity);
  const { member, merged, address } = await system.write(identityLock(identity), async (context) => {
    const known = await memberOf(context, identity);
    const chosen = known && known.given !== null && context.access.names?.by !== 'host' ? known.name : null;
    const name = chosen ?? given;
    const looks = async (role: Role): Promise<number> =>
      isStaff({ role }) || !(await likenessIn(context, name, known?.id)) ? 0 : 1;
    let member: Row<'members'>;
    if (known) {
      const next = role ?? (known.role === 'guest' && strength !== 'device' ? 'member' : known.role);
      const patch = {
        name,
        avatar,
        strength,
        role: next,
        given: chosen === null ? null : given,
        lookalike: await looks(next),
      };
      member = { ...known, ...patch };
      if (Object.entries(patch).some(([column, value]) => known[column as keyof typeof patch] !== value)) {
        await context.tx.update('members', [known.id], patch);
      }
    } else {
      member = await addMember(context, identity, {
        id: options.ambient.id(),
        name,
        avatar,
        strength,
        role: role ?? 'member',
        lookalike: await looks(role ?? 'member'),
      });
      await bindHostEvents(context, identity, member.id);
    }
    for (const { kind, mark } of marks) await keepMark(context, member.id, kind, mark);
    const address =
      identity.email === undefined ? null : await newSuggestion(context, member.id, identity.email);
    return { member, address, merged: guest !== undefined && (await claimGuest(context, guest, member.id)) };
  });
  // In transactions of its own, each under the lock of what it moves; a sign-in after a crash carries on.
  if (merged) await moveEverything({ options, site }, guest!, member.id);
  if (address !== null)
    await system.write(mailLock(member.id), (context) => suggestAddress(context, member.id, address));
  return viewerFrom(member);
}

/**
 * A guest known by their device alone; the same identity gives the same guest. One who has signed in since begins anew:
 * a device's token must not open a member's account. Throws `invalid` (field `name`).
 */
export async function joinAsGuest(
  { options, site }: Pick<Scene, 'options' | 'site'>,
  identity: Identity & { readonly name: string },
): Promise<Viewer> {
  const name = readName(identity.name);
  return asSystem(options, site).write(identityLock(identity), async (context) => {
    if (context.info.membersOnly) throw new CommunityError('forbidden', 'This site is for members.');
    const known = await memberOf(context, identity);
    if (known && known.mergedInto === null) return viewerFrom(known);
    await refuseLikeness(context, name);
    return viewerFrom(
      await addMember(context, identity, {
        id: options.ambient.id(),
        name,
        avatar: null,
        strength: 'device',
        role: 'guest',
      }),
    );
  });
}

/**
 * The viewer behind a member's id. `not-found` for strangers; `unauthenticated` for a guest who has become a member:
 * what proved the guest does not prove the member.
 */
export async function viewerOf({ options, site }: Scene, id: Id): Promise<Viewer> {
  // With every request of theirs: the settings are not asked for, a site that is not here has no members.
  const row = await options.store.read(site, (tx) => tx.get('members', [id]));
  if (!row) throw notFound('member');
  if (row.mergedInto !== null)
    throw new CommunityError('unauthenticated', 'This guest has signed in since: sign in again.');
  return viewerFrom(row);
}

async function memberOf({ tx }: Writing, { issuer, subject }: Identity): Promise<Row<'members'> | undefined> {
  const identity = await tx.get('identities', [issuer, subject]);
  return identity && tx.get('members', [identity.member]);
}

async function addMember(
  { tx, emit, now }: Writing,
  { issuer, subject }: Identity,
  member: Pick<Row<'members'>, 'id' | 'name' | 'avatar' | 'strength' | 'role'> & { lookalike?: number },
): Promise<Row<'members'>> {
  const row = {
    ...NEW_MEMBER,
    ...member,
    createdAt: now,
  };
  await tx.insert('members', row);
  if (await tx.get('identities', [issuer, subject]))
    await tx.update('identities', [issuer, subject], { member: row.id });
  else await tx.insert('identities', { issuer, subject, member: row.id });
  emit({
    kind: 'member.joined',
    subject: row.id,
    actor: row.id,
    channel: `member/${row.id}`,
    audience: row.id,
    data: {},
  });
  return row;
}

/** Whether the guest is this member's now. Members are never merged, nor a guest twice: then nothing happens. */
async function claimGuest({ tx, emit, now }: Writing, guest: Id, into: Id): Promise<boolean> {
  const row = guest === into ? undefined : await tx.get('members', [guest]);
  if (!row || row.role !== 'guest') return false;
  if (row.mergedInto !== null) return row.mergedInto === into;
  await tx.update('members', [guest], { mergedInto: into });
  const member = await tx.get('members', [into]);
  if (member && !isStaff(member)) {
    const { sanction, sanctionUntil } = stricter(member, row, now);
    await tx.update('members', [into], { sanction, sanctionUntil });
  }
  emit({
    kind: 'member.merged',
    subject: guest,
    actor: into,
    channel: `member/${into}`,
    audience: into,
    data: { into },
  });
  return true;
}
