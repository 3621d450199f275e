import { toCommunityError, type CommunityError } from '../../adapter/errors.ts';
import { lazy } from '../../adapter/lazy.ts';
import type { Id } from '../../domain/common.ts';
import type { ReportReason } from '../../domain/moderation/reports.ts';
import type { CommentMark, CommentVersion } from '../../domain/threads/types.ts';
import type { Base } from '../base.ts';
import type { Deeds } from './thread-deeds-living.ts';
import type { Vote } from './thread-votes.ts';
import type { Community } from '../types.ts';

/**
 * What is done in a thread besides writing: what staff point out and close, and what anybody votes on, reports or wishes not to read.
 * Each resolves to why it was refused, or to `null` once it is done; none rejects.
 */
export interface ThreadDeeds {
  /** Whether the backend knows of it. What is done to one comment is said by its `can` instead. */
  readonly offers: (deed: 'lock' | 'mute' | 'history' | 'sanction' | 'thank') => boolean;
  /** Shown at once, and undone when refused; so is `lock`. */
  readonly mark: (id: Id, mark: CommentMark, on: boolean) => Promise<CommunityError | null>;
  readonly lock: (on: boolean) => Promise<CommunityError | null>;
  /**
   * For somebody else's comment (of a review: that it helped), against it, or neither any more. Shown at once, and undone when
   * refused.
   */
  readonly vote: (id: Id, value: Vote) => Promise<CommunityError | null>;
  readonly report: (id: Id, reason: ReportReason, note: string) => Promise<CommunityError | null>;
  /** What the viewer deleted a moment ago, as long as its `can` says so. */
  readonly undelete: (id: Id) => Promise<CommunityError | null>;
  /** What a comment said before it was edited, newest first. Rejects with a `CommunityError`. */
  readonly history: (id: Id) => Promise<readonly CommentVersion[]>;
  /** A member, for oneself: what is loaded of them is marked then (`Comment.muted`). */
  readonly mute: (member: Id, on: boolean) => Promise<CommunityError | null>;
}

/** The deeds of a topic; the same topic gives the same object. */
export const threadDeeds = (community: Pick<Community, 'store'>, topic: string): ThreadDeeds =>
  community.store(`deeds/${topic}`, (base) => openDeeds(base, topic));

function openDeeds(base: Base, topic: string): ThreadDeeds {
  const load = lazy(async () => {
    const [core, { createDeeds }] = await Promise.all([base.live(), import('./thread-deeds-living.ts')]);
    return createDeeds(core, topic);
  });
  const run = async (deed: (deeds: Deeds) => Promise<unknown>) => {
    try {
      await deed(await load());
      return null;
    } catch (thrown) {
      return toCommunityError(thrown);
    }
  };
  return {
    offers(deed) {
      const { gratitude, moderation, members, threads } = base.core?.adapter ?? {};
      const methods = {
        lock: !!moderation?.thread,
        sanction: !!moderation?.sanction,
        thank: !!gratitude,
        mute: !!members?.mute,
        history: !!threads?.history,
      };
      return methods[deed];
    },
    mark: (...input) => run((deeds) => deeds.mark(...input)),
    lock: (on) => run((deeds) => deeds.lock(on)),
    vote: (...input) => run((deeds) => deeds.vote(...input)),
    report: (...input) => run((deeds) => deeds.report(...input)),
    undelete: (id) => run((deeds) => deeds.undelete(id)),
    async history(id) {
      try {
        return await (await load()).history(id);
      } catch (thrown) {
        throw toCommunityError(thrown);
      }
    },
    mute: (...input) => run((deeds) => deeds.mute(...input)),
  };
}
