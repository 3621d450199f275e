import { CommunityError } from '../../adapter/errors.ts';
import type { Base } from '../base.ts';
import { part } from '../core.ts';
import type { Community } from '../types.ts';

/** Brings a closed poll's audit file, whole; rejects with a `CommunityError`. */
export const pollAudit = (community: Pick<Community, 'store'>, id: string): (() => Promise<string>) =>
  community.store(`poll-audit/${id}`, (base: Base) => async () => {
    const polls = part(await base.live(), 'polls');
    if (!polls.audit) throw new CommunityError('unsupported', 'This backend has no audit files.');
    const pages: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await polls.audit({ id, ...(cursor !== undefined && { cursor }) });
      pages.push(page.text);
      cursor = page.next;
    }
    return pages.join('');
  });
