import { atom, type ReadableAtom } from 'nanostores';
import { lazy } from '../../adapter/lazy.ts';
import { toCommunityError, type CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { Comment } from '../../domain/threads/types.ts';
import { part, type Core } from '../core.ts';
import { commentsOf } from '../entities/tables.ts';
import { errorOf, postsOf } from '../threads/thread-posts.ts';
import type { Community } from '../types.ts';
import { newIdOf } from '../uuid.ts';

/** Why somebody voted as they did, on its way from their field to the thread. */
export interface WhyView {
  /** What is being written; survives reload. */
  readonly words: string;
  /** `waiting`: for the network, and sent by itself. `failed`: refused, see `error`. `said`: it is in the thread. */
  readonly state: 'writing' | 'sending' | 'waiting' | 'failed' | 'said';
  readonly error: CommunityError | null;
  /** `said`: the comment, and whether the team looks at it first. */
  readonly comment: Id | null;
  readonly held: boolean;
  /** The revision of the ballot that it was said of; 0 before. */
  readonly of: number;
}

export interface PollWhy {
  readonly $view: ReadableAtom<WhyView>;
  readonly write: (words: string) => void;
  /** Posts what is written, of a ballot of this revision. Resolves when it was sent, has to wait, or failed. */
  readonly say: (revision: number) => Promise<void>;
  /** Sends again what failed. Where that was a `nudge`, its author has read the words over. */
  readonly again: () => Promise<void>;
  /** Takes words that failed or wait back, to be changed. */
  readonly back: () => void;
  /** Another ballot is to be explained. */
  readonly anew: () => void;
}

/** What this device remembers of what was said. */
interface Mark {
  readonly id: Id;
  readonly of: number;
  /** Absent until the thread has it. */
  readonly status?: Comment['status'];
}

/**
 * A field for "why?" beside a poll: its words become a comment in a thread, by the outbox that the thread's own words take.
 * Rejects when the code for it can't be loaded; the next call tries again.
 */
export const pollWhy = (community: Pick<Community, 'store'>, poll: Id, topic: string): Promise<PollWhy> =>
  community.store(`why/${poll}/${topic}`, (base) =>
    lazy(async () => createWhy(await base.live(), poll, topic)),
  )();

function createWhy(core: Core, poll: Id, topic: string): PollWhy {
  const { drafts, session } = core;
  const posts = postsOf(core);
  const comments = commentsOf(core);
  const newId = newIdOf(core);
  const [place, marked] = [`poll/${poll}/why`, `poll/${poll}/said`];
  /** The comment that the backend was asked for. */
  let asked: Id | null = null;

  const put = (mark: Mark | null) => {
    drafts.set(marked, mark ? JSON.stringify(mark) : '');
    show();
  };
  const view = (): WhyView => {
    const mark = readMark(drafts.get(marked));
    const item = mark && posts.$items.value.find(({ id }) => id === mark.id);
    const words = item?.body ?? drafts.get(place);
    const blank = { words, error: null, comment: null, held: false, of: mark?.of ?? 0 };
    if (!mark) return { ...blank, state: 'writing' };
    if (item) return { ...blank, state: item.state, error: errorOf(item) };
    if (mark.status) return { ...blank, state: 'said', comment: mark.id, held: mark.status === 'held' };
    if (asked !== mark.id) void ask(mark);
    return { ...blank, state: 'waiting' };
  };
  /** It left the outbox unseen: sent before a reload or by another tab, or dropped in the thread. */
  const ask = async (mark: Mark) => {
    asked = mark.id;
    try {
      const { id, status } = await part(core, 'threads').comment(mark.id);
      settle(mark, status === 'deleted' ? null : { ...mark, id, status });
    } catch (thrown) {
      // Of anything else nobody knows whether it is there.
      if (['not-found', 'gone'].includes(toCommunityError(thrown).code)) settle(mark, null);
    }
  };
  const settle = (before: Mark, after: Mark | null) => {
    if (readMark(drafts.get(marked))?.id === before.id) put(after);
  };
  const $view = atom<WhyView>(view());
  const show = () => $view.set(view());

  const stops = [
    posts.$items.listen(show),
    posts.onSent((comment) => {
      const mark = readMark(drafts.get(marked));
      if (mark && (comments.aliases.get(mark.id) ?? mark.id) === comment.id)
        put({ ...mark, id: comment.id, status: comment.status });
    }),
    session.onChange(() => {
      asked = null;
      show();
    }),
  ];
  core.onDestroy(() => stops.forEach((stop) => stop()));

  return {
    $view,
    write(words) {
      drafts.set(place, words);
      show();
    },
    async say(of) {
      const body = drafts.get(place).trim();
      if (!body) return;
      const id = newId();
      // Added first: a mark without its item would be asked for.
      const sending = posts.add({ id, topic, parent: null, body });
      drafts.set(place, '');
      put({ id, of });
      await sending;
    },
    async again() {
      const mark = readMark(drafts.get(marked));
      if (mark) await posts.retry(mark.id);
    },
    back() {
      const mark = readMark(drafts.get(marked));
      const item = mark && posts.$items.value.find(({ id }) => id === mark.id);
      if (!item) return;
      drafts.set(place, item.body);
      put(null);
      posts.discard(item.id);
    },
    anew: () => put(null),
  };
}

/** Storage may hold anything. */
function readMark(text: string): Mark | null {
  try {
    const mark = JSON.parse(text || 'null') as Partial<Mark> | null;
    return typeof mark?.id === 'string' && typeof mark.of === 'number' ? (mark as Mark) : null;
  } catch {
    return null;
  }
}
