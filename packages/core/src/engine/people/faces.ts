import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { sanctionAt } from '../../domain/moderation/sanctions.ts';
import { FACE_LIMIT } from '../../domain/people/profile.ts';
import { invalid } from '../input.ts';
import { shownAddress } from '../media/media-sight.ts';
import { isLoose } from '../media/media-sweep.ts';
import { memberLock, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { asSystem } from '../system.ts';

/** Addresses of the pictures that these members have of their own. Who is banned shows none. */
export async function facesOf(
  context: Reading,
  rows: Iterable<Row<'members'>>,
): Promise<ReadonlyMap<Id, string>> {
  const shown = [...rows].filter((row) => showsFace(row, context.now));
  return new Map(
    await Promise.all(
      shown.map(async ({ id, picture }) => [id, await shownAddress(context, picture!)] as const),
    ),
  );
}

const showsFace = (row: Row<'members'>, now: number): boolean =>
  row.picture !== null && sanctionAt(row, now)?.kind !== 'ban';

/** Puts a picture in the place of the one before, or none. Throws `not-found` or `invalid`, with the field `picture`. */
export async function changeFace(
  context: Writing,
  { id, picture: before }: Row<'members'>,
  wanted: Id | null,
): Promise<void> {
  const { tx, now } = context;
  if (wanted === before) return;
  if (wanted !== null) {
    const row = await tx.get('media', [wanted]);
    if (row?.owner !== id || !isLoose(row, now))
      throw new CommunityError('not-found', 'There is no such picture of yours.', { field: 'picture' });
    if (Math.max(row.width, row.height) > FACE_LIMIT) throw invalid('picture', 'too-many-pixels', FACE_LIMIT);
    await tx.insert('claims', { media: wanted, by: id });
    await tx.update('media', [wanted], { state: 'kept', comment: id });
  }
  await letGo(context, before);
  await tx.update('members', [id], { picture: wanted });
}

/** From now on nobody sees it; its bytes go soon. */
async function letGo({ tx, now }: Writing, picture: Id | null): Promise<void> {
  if (picture !== null && (await tx.get('media', [picture])))
    await tx.update('media', [picture], { state: 'gone', at: now });
}

/** A guest's picture is the member's, where they have none. Behind the moving of media. */
export async function moveFace(
  { options, site }: Pick<Scene, 'options' | 'site'>,
  from: Id,
  to: Id,
): Promise<void> {
  await asSystem(options, site).write(memberLock(to), async (context) => {
    const { tx } = context;
    const [guest, member] = await tx.getMany('members', [[from], [to]]);
    if (!guest || !member || guest.picture === null) return;
    await tx.update('members', [from], { picture: null });
    if (member.picture !== null || member.avatar !== null) return letGo(context, guest.picture);
    await tx.update('media', [guest.picture], { comment: to });
    await tx.update('members', [to], { picture: guest.picture });
  });
}
