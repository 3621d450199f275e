import type { InsidersPart } from '../../adapter/insiders.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { Circle, CircleInvitation } from '../../domain/insiders/types.ts';
import { isStaff } from '../../domain/people/people.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { toCursor } from '../cursor.ts';
import { fromPlaceCursor, pageSize, toPlaceCursor } from '../input.ts';
import { memberNow } from '../people/member-now.ts';
import {
  notFound,
  requireStaff,
  requireViewer,
  type EngineOptions,
  type Reading,
  type Scene,
  type Writing,
} from '../scene.ts';
import type { Row } from '../schema.ts';
import { refuseBanned, whoActs } from '../people/standing.ts';
import { asSystem } from '../system.ts';
import { insiderEvent, requireMember, RETIRED } from './common.ts';
import { invitationToken, readInvitation } from './tokens.ts';

type CircleRow = Row<'circles'>;
type InvitationRow = Row<'circle_invitations'>;

const DAY = 86_400_000;
const ALL = 10_000;
/** Invitations that one member may have out. */
const OUT = 20;

export const circleLock = (id: string): string => `circle/${id}`;

export const circleMethods = (
  scene: Scene,
): Pick<InsidersPart, 'circles' | 'invite' | 'invited' | 'join' | 'leave' | 'insiders' | 'dismiss'> => {
  const { options, site } = scene;
  return {
    circles: async () => {
      requireViewer(scene.viewer);
      return scene.read(async (context) => {
        const { tx } = context;
        const ids = isStaff(context.viewer)
          ? (await tx.range('circles', { eq: [], limit: ALL })).map(({ id }) => id)
          : (await tx.range('circle_members', { index: 'member', eq: [context.viewer!.id], limit: ALL })).map(
              ({ circle }) => circle,
            );
        const circles: Circle[] = [];
        for (const id of ids) {
          const circle = await drawCircle(context, id);
          if (circle) circles.push(circle);
        }
        return { circles, asOf: toCursor(await tx.position()) };
      });
    },

    invite: async ({ key, circle: id }) => {
      const { id: by } = requireMember(scene.viewer);
      const made = await scene.keyed(circleLock(id), key, { invite: id }, async (context) => {
        const { row } = await insideOf(context, id);
        const { tx, now } = context;
        refuseBanned(await whoActs(context), now);
        if (!isStaff(context.viewer)) {
          if (row.definition.invites !== 'members')
            throw new CommunityError('forbidden', 'Staff invite to this circle.');
          const out = await tx.range('circle_invitations', {
            index: 'open',
            eq: [id, by, null],
            after: [now],
            limit: OUT,
          });
          if (out.length === OUT)
            throw new CommunityError('conflict', 'Too many invitations are out.', {
              reason: 'too-many',
              limit: OUT,
            });
        }
        return newInvitation(context, row, by);
      });
      // The seal is made anew each time: what is kept of an answer lets nobody in.
      return invitationOf(scene, made);
    },

    invited: ({ token }) =>
      scene.read(async (context) => {
        const { circle, invitation } = await invitationBy(
          context,
          await readInvitation(options, site, token),
        );
        refuseUsed(invitation);
        const by = invitation.by === SYSTEM ? context.info : await memberNow(context.tx, invitation.by);
        const { name, description } = circle.definition;
        return {
          circle: { name, ...(description !== undefined && { description }) },
          by: by?.name ?? '',
          expiresAt: invitation.until,
        };
      }),

    join: async ({ key, token }) => {
      const { id: member } = requireMember(scene.viewer);
      const invitationId = await readInvitation(options, site, token);
      const { circle } = await scene.read((context) => invitationBy(context, invitationId));
      // Under the circle's lock, so that of two who come with one invitation one is let in.
      await scene.keyed(circleLock(circle.id), key, { join: token }, async (context) => {
        const { tx, now, emit } = context;
        const { circle: row, invitation } = await invitationBy(context, invitationId);
        refuseBanned(await whoActs(context), now);
        // Who is in already doesn't use up what somebody else could come in by.
        if (await tx.get('circle_members', [row.id, member])) return null;
        refuseUsed(invitation);
        if (row.members >= (row.definition.places ?? Infinity))
          throw new CommunityError('conflict', 'The circle is full.', { reason: 'full' });
        await tx.update('circle_invitations', [invitation.id], { usedBy: member, usedAt: now });
        await tx.insert('circle_members', { circle: row.id, member, at: now });
        await tx.update('circles', [row.id], { members: row.members + 1 });
        emit(insiderEvent('insider.joined', row.id, member));
        return null;
      });
      return scene.read(async (context) => {
        const joined = await drawCircle(context, circle.id);
        if (!joined) throw notFound('circle');
        return joined;
      });
    },

    leave: async ({ key, circle: id }) => {
      const { id: member } = requireMember(scene.viewer);
      await scene.keyed(circleLock(id), key, { leave: id }, async (context) => {
        const { row, inside } = await insideOf(context, id);
        if (inside) await remove(context, row, member);
        return null;
      });
    },

    insiders: async ({ circle: id, cursor, limit }) => {
      requireMember(scene.viewer);
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { i: ['int', 'id'] }).slice(1);
      return scene.read(async (context) => {
        await insideOf(context, id);
        const rows = await context.tx.range('circle_members', {
          index: 'at',
          eq: [id],
          after,
          limit: size + 1,
        });
        const page = rows.slice(0, size);
        const cards = await cardsOf(
          context,
          page.map(({ member }) => member),
        );
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          insiders: page.flatMap((row) => {
            const member = cards.get(row.member);
            return member ? [{ member, since: row.at }] : [];
          }),
          next: last ? toPlaceCursor(['i', last.at, last.member]) : null,
        };
      });
    },

    dismiss: async ({ key, circle: id, member }) => {
      requireStaff(scene.viewer);
      await scene.keyed(circleLock(id), key, { dismiss: id, member }, async (context) => {
        const { row } = await insideOf(context, id);
        if (await context.tx.get('circle_members', [id, member])) await remove(context, row, member);
        return null;
      });
    },
  };
};

/** A circle that the viewer belongs to, or any for staff; throws `not-found` for everybody else, as if it weren't there. */
async function insideOf(
  { tx, viewer }: Reading,
  id: string,
): Promise<{ readonly row: CircleRow; readonly inside: Row<'circle_members'> | undefined }> {
  const row = await tx.get('circles', [id]);
  const inside = viewer ? await tx.get('circle_members', [id, viewer.id]) : undefined;
  if (!row || row.position === RETIRED || (!inside && !isStaff(viewer))) throw notFound('circle');
  return { row, inside };
}

async function drawCircle(context: Reading, id: string): Promise<Circle | null> {
  const { tx, viewer } = context;
  const row = await tx.get('circles', [id]);
  if (!row || row.position === RETIRED) return null;
  const inside = await tx.get('circle_members', [id, viewer!.id]);
  if (!inside && !isStaff(viewer)) return null;
  const { name, description, places, invites } = row.definition;
  const mayInvite = isStaff(viewer) || invites === 'members';
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    members: row.members,
    places: places ?? null,
    since: inside?.at ?? null,
    can: [...(mayInvite ? (['invite'] as const) : []), ...(inside ? (['leave'] as const) : [])],
  };
}

/** An invitation that can be taken up or was; throws `not-found`, or `gone` for one that is out of time. */
async function invitationBy(
  { tx, now }: Reading,
  id: string | null,
): Promise<{ readonly circle: CircleRow; readonly invitation: InvitationRow }> {
  const invitation = id === null ? undefined : await tx.get('circle_invitations', [id]);
  const circle = invitation && (await tx.get('circles', [invitation.circle]));
  if (!circle || circle.position === RETIRED) throw notFound('invitation');
  if (invitation.usedAt !== null) return { circle, invitation };
  if (now >= invitation.until)
    throw new CommunityError('gone', 'This invitation has expired.', { reason: 'expired' });
  const by = await memberNow(tx, invitation.by);
  const stillIn = by && (isStaff(by) || (await tx.get('circle_members', [circle.id, by.id])));
  if (invitation.by !== SYSTEM && !stillIn)
    throw new CommunityError('gone', 'This invitation was withdrawn.', { reason: 'withdrawn' });
  return { circle, invitation };
}

/** In place of a member: an invitation by the command line. */
export const SYSTEM = '';

function refuseUsed({ usedAt }: InvitationRow): void {
  if (usedAt !== null)
    throw new CommunityError('gone', 'Somebody has taken up this invitation.', { reason: 'used' });
}

export interface MadeInvitation {
  readonly id: string;
  readonly circle: string;
  readonly until: number;
  readonly page: string | null;
}

export async function newInvitation(
  { tx, now, id: newId }: Writing,
  { id: circle, definition }: CircleRow,
  by: Id,
): Promise<MadeInvitation> {
  const id = newId();
  const until = now + definition.days * DAY;
  await tx.insert('circle_invitations', { id, circle, by, until, usedBy: null, usedAt: null });
  return { id, circle, until, page: definition.page ?? null };
}

/** An invitation for whoever hands it on. Behind the `#`, so that no server and no log of the page reads it. */
export async function invitationOf(
  { options, site }: Pick<Scene, 'options' | 'site'>,
  { id, circle, until, page }: MadeInvitation,
): Promise<CircleInvitation> {
  const token = await invitationToken(options, site, id);
  return {
    circle,
    token,
    ...(page !== null && { link: `${page}#hearth-circle=${token}` }),
    expiresAt: until,
  };
}

async function remove({ tx, emit }: Writing, { id, members }: CircleRow, member: Id): Promise<void> {
  await tx.delete('circle_members', [id, member]);
  await tx.update('circles', [id], { members: members - 1 });
  emit(insiderEvent('insider.left', id, member));
}

/** An invitation in the name of the house, for whoever runs it: the first of a circle has nobody to invite them. Throws `not-found`. */
export async function inviteAsHouse(options: EngineOptions, site: Id, id: string): Promise<CircleInvitation> {
  const made = await asSystem(options, site).write(circleLock(id), async (context) => {
    const row = await context.tx.get('circles', [id]);
    if (!row || row.position === RETIRED) throw notFound('circle');
    return newInvitation(context, row, SYSTEM);
  });
  return invitationOf({ options, site }, made);
}
