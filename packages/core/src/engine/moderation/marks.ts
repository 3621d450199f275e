import type { Id } from '../../domain/common.ts';
import { mailboxOf } from '../../domain/referrals/aliases.ts';
import { MARK_KINDS, type MarkKind } from '../../domain/referrals/suspicion.ts';
import type { EngineOptions, Reading, Writing } from '../scene.ts';
import { seal } from '../seal.ts';
import type { ReadTx } from '../store.ts';

/** Members who share one mark; more than these are a family, an office or a mistake of the host. */
const ALIKE = 50;
/** Marks of one member. */
const OWN = 100;

/** What tells that two may be one: an address is kept as a keyed hash alone, of this site, so that nothing can be read or found by it. */
export const markOf = (
  { secret }: Pick<EngineOptions, 'secret'>,
  site: Id,
  kind: MarkKind,
  value: string,
): Promise<string> => seal(secret, 'mark', `${site}\n${kind}\n${value}`);

export interface Mark {
  readonly kind: MarkKind;
  readonly mark: string;
}

/** What a sign-in tells: the mailbox and the device, if the host says them, and the device that a guest's token was kept on. */
export async function marksOfSignIn(
  options: EngineOptions,
  site: Id,
  { email, device, guest }: { readonly email?: string; readonly device?: string; readonly guest?: Id },
): Promise<Mark[]> {
  const mailbox = email === undefined ? null : mailboxOf(email);
  const told: (readonly [MarkKind, string])[] = [];
  if (mailbox !== null) told.push(['email', mailbox]);
  if (device !== undefined) told.push(['device', device]);
  if (guest !== undefined) told.push(['device', `guest/${guest}`]);
  return Promise.all(
    told.map(async ([kind, value]) => ({ kind, mark: await markOf(options, site, kind, value) })),
  );
}

/** Keeps that a member has this mark. Whether it is new. */
export async function keepMark(
  { tx, now }: Writing,
  member: Id,
  kind: MarkKind,
  mark: string,
): Promise<boolean> {
  if (await tx.get('marks', [kind, mark, member])) return false;
  await tx.insert('marks', { kind, mark, member, at: now });
  return true;
}

/** Who has a mark in common with this member, and of which kinds. */
export async function alike(tx: ReadTx, member: Id): Promise<Map<Id, Set<MarkKind>>> {
  const own = await tx.range('marks', { index: 'member', eq: [member], limit: OWN });
  const others = await tx.rangeEach('marks', {
    each: own.map(({ kind, mark }) => [kind, mark]),
    limit: ALIKE,
  });
  const found = new Map<Id, Set<MarkKind>>();
  for (const { kind, member: other } of others.flat())
    if (other !== member) found.set(other, (found.get(other) ?? new Set()).add(kind));
  return found;
}

/** What two members have in common. */
export async function shared(
  { tx }: Pick<Reading, 'tx'>,
  one: Id,
  other: Id,
): Promise<ReadonlySet<MarkKind>> {
  return (await alike(tx, one)).get(other) ?? new Set();
}

/** The marks that a host's event carries, among its own fields: `payment` and `device`, as codes. */
export function marksIn(data: Readonly<Record<string, unknown>>): [kind: MarkKind, value: string][] {
  return MARK_KINDS.flatMap((kind) => {
    const value = data[`data.${kind}`];
    return kind !== 'email' && (typeof value === 'string' || typeof value === 'number')
      ? [[kind, String(value)]]
      : [];
  });
}
