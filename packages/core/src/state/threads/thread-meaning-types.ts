import type { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { Term } from '../../domain/meaning/types.ts';

/** What a thread knows of the community's words, and of what may be used elsewhere. */
export interface ThreadMeaning {
  /** The community's words, and whether the viewer may write some; none where they can't be had. Never rejects. */
  readonly words: () => Promise<CommunityWords>;
  /** Says what a word means, for all: resolves to why it was refused, or to `null`. `words` are others then. */
  readonly define: (term: string, meaning: string) => Promise<CommunityError | null>;
  /** Lets the site use an own comment elsewhere, or no longer: resolves to why it was refused, or to `null`. */
  readonly reuse: (id: Id, on: boolean) => Promise<CommunityError | null>;
}

export interface CommunityWords {
  readonly terms: readonly Term[];
  readonly mayWrite: boolean;
}
