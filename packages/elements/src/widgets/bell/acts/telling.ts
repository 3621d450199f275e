import { wording } from '@hearth/core/domain';
import type { Notice } from '@hearth/core/domain';
import type { Messages } from '../../../locales/messages.ts';

/** What a comment's permalink begins with: the thread has this in its own chunk, and a test holds the two to each other. */
const COMMENT = '#hearth-comment-';

type Words = Messages['inbox'];

/** A notice in words. */
export interface Telling {
  /** Whose doing, in front of the rest. */
  readonly who: string | null;
  readonly said: string;
  /** Words of the team or the community below it. */
  readonly more: string | null;
  readonly moreLabel: string | null;
}

export function tellingOf(notice: Notice, t: Words, tag: string): Telling {
  const { kind, subject, about, reason, note } = notice;
  const title = wording(subject.title, tag);
  const number = (name: string): number => Number(about?.[name] ?? 0);
  const last = kind.slice(kind.indexOf('.') + 1);
  const more = reason ?? (note === undefined ? null : wording(note, tag));
  const plain = (said: string): Telling => ({ who: null, said, more, moreLabel: null });
  switch (kind) {
    case 'reply':
    case 'mention':
      return { ...plain(t.did[kind](title, notice.people ?? 1)), who: whoOf(notice, t) };
    case 'thanks':
      return { ...plain(t.did.thanks), who: title || t.someone };
    case 'answer':
      return plain(t.did.answer(title));
    case 'post.approved':
    case 'post.rejected':
    case 'post.featured':
      return {
        ...plain(t.did[last as 'approved' | 'rejected' | 'featured'](title)),
        moreLabel: more && t.reason,
      };
    case 'poll.decided':
    case 'poll.shipped':
    case 'poll.declined':
    case 'poll.reached':
      return plain(t.did[last as 'decided' | 'shipped' | 'declined' | 'reached'](title));
    case 'badge':
      return plain(t.did.badge(title, number('times')));
    case 'badge.filled':
      return plain(t.did.filled(number('grants')));
    case 'tier':
      return plain(t.did.tier(title));
    case 'gift':
      return plain(t.did.gift(title, number('points')));
    case 'perk.booked':
      return plain(t.did.booked(title));
    case 'news':
      return plain(title);
    default:
      return plain(t.did.other(title));
  }
}

function whoOf({ from = [], people = from.length }: Notice, t: Words): string {
  const names = from.map(({ name }) => name);
  return names.length === 0 ? t.someone : t.people(names, Math.max(0, people - names.length));
}

/**
 * Where a notice leads: to the comment on its page, or to the page of news. A community file may name its own pages by their paths. `null`
 * for what is no page: http and https alone.
 */
export function hrefOf({ place, url }: Notice): string | null {
  const page = place ? place.url : url;
  if (page === null || page === undefined || !URL.canParse(page, document.baseURI)) return null;
  const address = new URL(page, document.baseURI);
  if (!/^https?:$/.test(address.protocol)) return null;
  if (place?.comment !== undefined) address.hash = COMMENT + encodeURIComponent(place.comment);
  return address.href;
}
