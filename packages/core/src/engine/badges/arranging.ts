import { CommunityError } from '../../adapter/errors.ts';
import type { Keyed } from '../../adapter/common.ts';
import { arrangementProblems, AS_DECLARED, type Arrangement } from '../../domain/badges/arrangement.ts';
import type { Id } from '../../domain/common.ts';
import { isStaff, type Viewer } from '../../domain/people/people.ts';
import { memberLock, requireViewer, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';
import { knownOf } from './surprises.ts';

/** A site declares tens of badges; this is a guard, not a page size. */
const ALL = 10_000;

export const arrangementOf = async (tx: ReadTx, member: Id): Promise<Arrangement> =>
  (await tx.get('showcases', [member]))?.arrangement ?? AS_DECLARED;

/** Whom a member's own things are told: themselves, and staff. */
export const isInsider = (viewer: Viewer | null, member: Id): boolean =>
  viewer !== null && (viewer.id === member || isStaff(viewer));

/** How the viewer wants their badges to be shown from now on. Throws `invalid`, naming the field. */
export async function arrange(scene: Scene, { key, order, hidden }: Keyed & Arrangement): Promise<void> {
  const { id: member } = requireViewer(scene.viewer);
  await scene.keyed(memberLock(member), key, { arrange: { order, hidden } }, async (context) => {
    const { emit } = context;
    const [problem] = arrangementProblems({ order, hidden }, await knownTo(context));
    if (problem)
      throw new CommunityError('invalid', problem.hint, { field: problem.field, reason: problem.reason });
    const arrangement: Arrangement = { order, hidden };
    await keepShowcase(context, member, { arrangement });
    emit({
      kind: 'badge.arranged',
      subject: member,
      actor: member,
      channel: `member/${member}`,
      audience: member,
      data: {},
    });
    return null;
  });
}

/** Badges that the viewer may know of. */
async function knownTo({ tx, viewer }: Writing): Promise<Set<string>> {
  const badges = await tx.range('badges', { eq: [], limit: ALL });
  const known = await knownOf(
    tx,
    viewer,
    badges.map(({ definition }) => definition),
  );
  return new Set(known.map(({ id }) => id));
}

export async function keepShowcase(
  { tx }: Writing,
  member: Id,
  patch: Partial<Omit<Row<'showcases'>, 'member'>>,
): Promise<void> {
  if (await tx.get('showcases', [member])) await tx.update('showcases', [member], patch);
  else await tx.insert('showcases', { member, arrangement: AS_DECLARED, celebrated: [], ...patch });
}

/** What a guest arranged is the member's, unless they arranged theirs. */
export async function moveArrangement({ tx }: Writing, from: Id, to: Id): Promise<void> {
  const row = await tx.get('showcases', [from]);
  if (!row) return;
  await tx.delete('showcases', [from]);
  if (!(await tx.get('showcases', [to]))) await tx.insert('showcases', { ...row, member: to });
}
