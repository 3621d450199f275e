import type { Id, Time } from '../../domain/common.ts';
import type { CommentImage } from '../../domain/media/types.ts';
import { sanctionAt } from '../../domain/moderation/sanctions.ts';
import { isStaff } from '../../domain/people/people.ts';
import type { CommentStatus } from '../../domain/threads/types.ts';
import type { CommentRow } from '../threads/comment-rows.ts';
import type { MediaPass } from './media-house.ts';
import { notFound, type EngineOptions, type Reading } from '../scene.ts';
import { seal, sealed } from '../seal.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';
import type { SystemScene } from '../system.ts';

/** Passes end at a full hour, at least one from now: so an address stays the same for a while, and a browser asks once. */
const HOUR = 3_600_000;

/** Whom a pass was given to: a member of a site for members, the owner, or staff. */
type Holder = 'member' | 'owner' | 'staff';
const HOLDERS: readonly Holder[] = ['member', 'owner', 'staff'];

const purpose = 'media';
const textOf = (site: Id, id: Id, until: Time, holder: Holder): string =>
  `${site}\n${id}\n${until}\n${holder}`;

async function passFor(
  options: EngineOptions,
  site: Id,
  id: Id,
  now: Time,
  holder: Holder,
): Promise<MediaPass> {
  const until = (Math.floor(now / HOUR) + 2) * HOUR;
  return {
    until,
    pass: `${holder[0]}${await seal(options.secret, purpose, textOf(site, id, until, holder))}`,
  };
}

async function holderOf(
  { secret }: EngineOptions,
  site: Id,
  id: Id,
  { until, pass }: MediaPass,
  now: Time,
): Promise<Holder | null> {
  const holder = HOLDERS.find((one) => one[0] === pass[0]);
  if (!holder || until <= now) return null;
  return (await sealed(secret, purpose, textOf(site, id, until, holder), pass.slice(1))) ? holder : null;
}

/** Who is looking, as far as pictures know people; `null`: the public of an open site. */
function holderFor({ info, viewer }: Reading, owner: Id | null, isPublic: boolean): Holder | null {
  if (isPublic && !info.membersOnly) return null;
  if (isStaff(viewer)) return 'staff';
  return viewer && viewer.id === owner ? 'owner' : 'member';
}

/** The pictures of a comment that the viewer sees all of. */
export async function imagesOf(
  context: Reading,
  { images, author, status }: Pick<CommentRow, 'images' | 'author' | 'status'>,
): Promise<CommentImage[]> {
  const { options, site, now } = context;
  const { media } = options;
  if (!media) return [];
  const holder = holderFor(context, author, status === 'published');
  return Promise.all(
    images.map(async ({ id, alt, width, height }) => {
      const pass = holder && (await passFor(options, site, id, now, holder));
      return { id, url: await media.address(site, id, pass), width, height, alt };
    }),
  );
}

/** A picture that everybody may see who may read the site. */
export async function shownAddress(context: Reading, id: Id): Promise<string> {
  const { options, site, now } = context;
  const holder = holderFor(context, null, true);
  return options.media!.address(site, id, holder && (await passFor(options, site, id, now, holder)));
}

/** An address for whom the picture belongs to, whatever becomes of it. */
export const ownAddress = async (options: EngineOptions, site: Id, id: Id, now: Time): Promise<string> =>
  options.media!.address(site, id, await passFor(options, site, id, now, 'owner'));

/** Of what shows a picture: a comment, an entry of a poll, or a member whom it is of. */
async function statusOf(tx: ReadTx, id: Id, picture: Id, now: Time): Promise<CommentStatus | 'loose'> {
  const comment = await tx.get('comments', [id]);
  if (comment) return comment.status;
  const entry = await tx.get('entries', [id]);
  if (entry) return publicState(entry);
  const member = await tx.get('members', [id]);
  if (member?.picture !== picture) return 'loose';
  return sanctionAt(member, now)?.kind === 'ban' ? 'hidden' : 'published';
}

/** An entry's state as a comment's: what was united with another is as public as before. */
export const publicState = ({ state }: Pick<Row<'entries'>, 'state'>): CommentStatus =>
  state === 'merged' ? 'published' : state;

/** A picture that may be shown to whoever asks. */
export interface Showable {
  readonly row: Row<'media'>;
  /** Everybody may see it. */
  readonly open: boolean;
}

/**
 * Whether a picture may be shown: to everybody while its comment is published on a site that everybody may read; else to
 * who has a pass, as far as that reaches. Asked anew for each request, so what is taken down is gone. Throws `not-found`.
 */
export async function showable(
  options: EngineOptions,
  site: Id,
  system: SystemScene,
  id: Id,
  pass: MediaPass | null,
): Promise<Showable> {
  return system.read(async ({ tx, info, now }) => {
    const row = await tx.get('media', [id]);
    if (!row || row.state === 'gone' || row.state === 'coming') throw notFound('picture');
    const status = row.comment === null ? 'loose' : await statusOf(tx, row.comment, id, now);
    if (status === 'published' && !info.membersOnly) return { row, open: true };
    const holder = pass && (await holderOf(options, site, id, pass, now));
    const reach: Readonly<Record<Holder, readonly string[]>> = {
      member: ['published'],
      owner: ['published', 'held', 'loose'],
      staff: ['published', 'held', 'hidden'],
    };
    if (!holder || !reach[holder].includes(status)) throw notFound('picture');
    return { row, open: false };
  });
}
