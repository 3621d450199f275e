import { CommunityError } from '../../adapter/errors.ts';
import { isStaff, type Viewer } from '../../domain/people/people.ts';
import { notFound, requireViewer, type Writing } from '../scene.ts';
import type { EventRow } from '../schema.ts';

/** The position of what is no longer in the community file. What was given stays; nothing more is. */
export const RETIRED = -1;

/** Insiders are known by more than a device; throws `unauthenticated` or `forbidden`. */
export function requireMember(viewer: Viewer | null): Viewer {
  const known = requireViewer(viewer);
  if (known.role === 'guest' || (known.strength === 'device' && !isStaff(known)))
    throw new CommunityError('forbidden', 'Sign in first: this is for members.');
  return known;
}

/** What is left of a row that the file still has; throws `not-found`. */
export function declared<R extends { readonly position: number }>(row: R | undefined, what: string): R {
  if (!row || row.position === RETIRED) throw notFound(what);
  return row;
}

/** Tells a member, and nobody else, that what they may see or have is other now. */
export const insiderEvent = (
  kind: Extract<EventRow['kind'], `insider.${string}`>,
  subject: string,
  member: string,
): Parameters<Writing['emit']>[0] => ({
  kind,
  subject,
  actor: member,
  channel: `member/${member}`,
  audience: member,
  data: {},
});
