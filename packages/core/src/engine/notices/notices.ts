import type { Change, MembersPart } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import type { NoticesPage } from '../../domain/notices/notices.ts';
import { quietEnds } from '../../domain/people/preferences.ts';
import { NEVER } from '../../domain/notices/ringing.ts';
import { toCursor } from '../cursor.ts';
import { fromPlaceCursor, pageSize, toPlaceCursor } from '../input.ts';
import { preferencesOf } from '../people/wishes.ts';
import { memberLock, requireViewer, type Reading, type Scene } from '../scene.ts';
import { viewNotices } from './notice-view.ts';
import type { EventRow, Row } from '../schema.ts';
import { noticeEvent } from './telling.ts';

/** Unread ones are counted up to here. */
const COUNTED = 100;

export function noticeMethods(scene: Scene): Required<Pick<MembersPart, 'notices' | 'readNotices'>> {
  return {
    async notices({ unread = false, cursor, limit }) {
      const viewer = requireViewer(scene.viewer);
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { n: ['int', 'id'] }).slice(1);
      const stretch = unread ? { index: 'unread', eq: [viewer.id, null] } : { index: 'at', eq: [viewer.id] };
      return scene.read(async (context) => {
        const { tx } = context;
        const rows = await tx.range('notices', { ...stretch, after, reverse: true, limit: size + 1 });
        const waiting = await tx.range('notices', { index: 'unread', eq: [viewer.id, null], reverse: true, limit: COUNTED }); // prettier-ignore
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        // What says nothing any more is not waited for either.
        const all = new Map([...page, ...waiting].map((row) => [row.cause, row]));
        const views = new Map((await viewNotices(context, [...all.values()])).map((view) => [view.id, view]));
        const unread = waiting.filter(({ cause }) => views.has(cause));
        return {
          notices: page.flatMap(({ cause }) => views.get(cause) ?? []),
          unread: unread.length,
          ...(await ringing(context, viewer.id, unread)),
          next: last ? toPlaceCursor(['n', last.at, last.cause]) : null,
          asOf: toCursor(await tx.position()),
        };
      });
    },

    async readNotices({ key, ids }) {
      const { id: member } = requireViewer(scene.viewer);
      const request = { read: ids?.toSorted() ?? 'all' };
      await scene.keyed(memberLock(member), key, request, async ({ tx, emit, now }) => {
        const rows = ids
          ? await tx.getMany(
              'notices',
              ids.map((id) => [member, id]),
            )
          : await tx.range('notices', { index: 'unread', eq: [member, null], limit: 10_000 });
        const unread = new Set(rows.flatMap((row) => (row?.readAt === null ? row.cause : [])));
        for (const cause of unread) await tx.update('notices', [member, cause], { readAt: now });
        if (unread.size > 0) emit(noticeEvent('notice.read', member));
        return null;
      });
    },
  };
}

/** How many of what waits to be read may ring now, and when more will. */
async function ringing(
  { tx, now, info }: Reading,
  member: Id,
  unread: readonly Row<'notices'>[],
): Promise<Pick<NoticesPage, 'ringing' | 'quietUntil' | 'ringsAt'>> {
  const { quiet } = await preferencesOf(tx, member);
  const quietUntil = quietEnds(quiet, info.timezone, now);
  const isQuiet = quietUntil > now;
  const due = unread.filter(({ ringAt }) => ringAt <= now);
  const later = unread.filter(({ ringAt }) => ringAt > now && ringAt < NEVER).map(({ ringAt }) => ringAt);
  const next = isQuiet && due.length > 0 ? quietUntil : later.length > 0 ? Math.min(...later) : null;
  return {
    ringing: isQuiet ? 0 : due.length,
    ...(isQuiet && { quietUntil }),
    ...(next !== null && { ringsAt: quietEnds(quiet, info.timezone, next) }),
  };
}

/** Tells a member, and nobody else, that their notices are others now. */
export function hydrateNotice({ viewer }: Scene, { audience }: EventRow): Promise<Change | null> {
  const own = viewer !== null && viewer.id === audience;
  return Promise.resolve(
    own ? { kind: 'notice', cursor: '', channel: `member/${audience}`, member: audience } : null,
  );
}
