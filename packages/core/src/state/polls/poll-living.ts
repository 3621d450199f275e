import type { PreinitializedWritableAtom } from 'nanostores';
import type { Change } from '../../adapter/contract.ts';
import { toCommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { Points } from '../../domain/polls/counting/points.ts';
import type { Poll, PollOption, PollView, Tally } from '../../domain/polls/types.ts';
import { part, type Core } from '../core.ts';
import { createTable, type Table } from '../entities/entities.ts';
import type { Stop } from '../env.ts';
import { createLoader } from '../loader.ts';
import type { Opened } from '../opening.ts';
import { optimistic } from '../entities/optimistic.ts';
import { keptDecision, openDecision } from './poll-decision.ts';
import type { PollStore, PollStoreView } from '../types.ts';
import { newIdOf } from '../uuid.ts';

/** A poll with its counts, as far as the viewer may see them. */
export interface PollEntity {
  readonly poll: Poll;
  readonly tally: Tally | null;
}

/** The polls of a page. */
export const pollsOf = (core: Core): Table<PollEntity> =>
  core.store('polls', () => createTable<PollEntity>(({ poll }) => poll.id, mergePolls));

/**
 * The higher revision is right; news without viewer data leaves the ballot, and what it lets its voter see, in place. Shuffled
 * options stay in the order in which they were first shown: whoever joins, or hears news for everybody, is about to press one.
 */
export function mergePolls(known: PollEntity, heard: PollEntity): PollEntity {
  if (heard.poll.revision < known.poll.revision) return known;
  const news = heard.poll.shuffle ? { ...heard, poll: inOrder(heard.poll, known.poll.options) } : heard;
  if (news.poll.mine !== undefined || known.poll.mine === undefined) return news;
  const { mine, can, resultsVisible, state, board } = known.poll;
  const visible = news.poll.resultsVisible || resultsVisible;
  return {
    poll: {
      ...news.poll,
      ...keptDecision(known.poll, news.poll),
      mine,
      can: state === news.poll.state ? can : news.poll.can,
      resultsVisible: visible,
      ...(news.poll.board && { board: { ...board, ...news.poll.board } }),
    },
    tally: news.tally ?? (visible ? known.tally : null),
  };
}

/** With its options in the order of those that were shown; what is new comes last. */
function inOrder(poll: Poll, shown: Poll['options']): Poll {
  const place = ({ id }: PollOption): number => shown.findIndex((option) => option.id === id) + 1 || Infinity;
  return { ...poll, options: [...poll.options].sort((one, other) => place(one) - place(other) || 0) };
}

/** After this the backend is asked again whether the poll has opened or closed, if it did not agree at first; milliseconds. */
const ASK_AGAIN = 1_000;

/**
 * A poll that lives: live counts, opening and closing by the clock, the member's ballot.
 *
 * @param opened what was read of it already
 */
export function createPoll(
  core: Core,
  id: string,
  $view: PreinitializedWritableAtom<PollStoreView> & object,
  opened?: Opened<PollView>,
): PollStore {
  const { session, env, drafts } = core;
  const newId = newIdOf(core);
  const polls = pollsOf(core);
  const place = `poll/${id}`;
  let stopTimer: Stop | undefined;
  /** The moment of opening or closing for which the backend was asked. */
  let askedFor = 0;
  /** The last attempt: the same one again keeps its key, so that it counts once even if its answer was lost. */
  let attempt = { what: '', key: '' };

  const patch = (values: Partial<PollStoreView>) => $view.set({ ...$view.value, ...values });
  const show = () => {
    const { poll = null, tally = null } = polls.get(id) ?? {};
    const turn = poll?.state === 'open' ? poll.closesAt : poll?.state === 'upcoming' ? poll.opensAt : null;
    const wait = turn === null ? Infinity : turn - session.now();
    // It closes by the backend's clock: what is closed looks closed at once, and the final counts are read.
    patch({
      poll: poll?.state === 'open' && wait <= 0 ? { ...poll, state: 'closed', can: [] } : poll,
      tally,
    });
    stopTimer?.();
    if (turn === null) return;
    const ask = () => {
      askedFor = turn;
      void loader.reload();
    };
    stopTimer = wait > 0 ? env.after(wait, show) : env.after(askedFor === turn ? ASK_AGAIN : 0, ask);
  };
  const put = ({ poll, tally }: Pick<PollView, 'poll' | 'tally'>) => polls.put([{ poll, tally }]);
  const saved = () => readDraft(drafts.get(place));
  /** Keeps a ballot as a draft: a list of choices, or points by option. */
  const draft = (chosen: readonly string[], given: Points) => {
    const words = chosen.length ? chosen : given;
    drafts.set(place, isEmpty({ chosen, given }) ? '' : JSON.stringify(words));
    patch({ chosen, given });
  };

  const loader = createLoader(core, $view, {
    opened,
    read: async (signal, isOpened) =>
      (isOpened && (await opened!.answer)) || part(core, 'polls').read(id, { signal }),
    take(view) {
      put(view);
      show();
      return { channel: `poll/${id}`, asOf: view.asOf };
    },
    onChange(change: Change) {
      if (change.kind !== 'poll') return;
      put(change);
      // It has closed, and what everybody hears leaves out what this viewer may see.
      if (change.poll.state === 'closed' && !change.tally && $view.value.poll?.resultsVisible)
        void loader.reload();
    },
    lacksViewer: () => $view.value.poll?.mine === undefined,
    forget() {
      polls.mapAll(withoutViewer);
      patch(saved());
    },
    mount() {
      patch(saved());
      const stops = [
        polls.listen(show),
        polls.keep(({ poll }) => poll.id === id),
        // What was chosen is the viewer's own, and they may be known only now.
        session.onChange(() => isEmpty($view.value) && patch(saved())),
      ];
      return () => {
        stopTimer?.();
        for (const stop of stops) stop();
      };
    },
  });

  const send = async (
    what: string,
    mine: Poll['mine'],
    run: (key: Id, revision: number) => Promise<PollView>,
  ): Promise<boolean> => {
    if ($view.value.busy) return false;
    const revision = polls.base(id)?.poll.mine?.revision ?? 0;
    const attempted = JSON.stringify([what, revision, session.viewer()?.id]);
    if (attempt.what !== attempted) attempt = { what: attempted, key: newId() };
    patch({ busy: true, failure: null });
    try {
      await optimistic(polls, {
        id,
        patch: (entity) => entity && { ...entity, poll: { ...entity.poll, mine } },
        run: () => run(attempt.key, revision),
        settle: ({ poll, tally }) => ({ poll, tally }),
      });
      attempt = { what: '', key: '' };
      return true;
    } catch (thrown) {
      const failure = toCommunityError(thrown);
      patch({ failure });
      if (failure.code === 'conflict' || failure.code === 'closed') void loader.reload();
      return false;
    } finally {
      patch({ busy: false });
    }
  };

  return {
    id,
    $view,
    ready: loader.ready,
    reload: loader.reload,
    choose: (chosen) => draft(chosen, {}),
    give: (given) => draft([], given),
    async vote(choices = $view.value.chosen, points = $view.value.given, consent) {
      const before = polls.get(id)?.poll.mine;
      const words = { choices, ...(Object.keys(points).length > 0 && { points }) };
      const done = await send(
        JSON.stringify(words),
        { ...words, revision: (before?.revision ?? 0) + 1 },
        (key, revision) =>
          part(core, 'polls').vote({ poll: id, ...words, revision, key, ...(consent && { consent }) }),
      );
      if (done) draft([], {});
      else draft(choices, points);
      return done;
    },
    withdraw: () =>
      send('withdraw', null, (key, revision) => part(core, 'polls').withdraw({ poll: id, revision, key })),
  };
}

type Draft = Pick<PollStoreView, 'chosen' | 'given'>;

const isEmpty = ({ chosen, given }: Draft): boolean => !chosen.length && !Object.keys(given).length;

/** Storage may hold anything. */
function readDraft(text: string): Draft {
  let kept: unknown;
  try {
    kept = JSON.parse(text || '[]');
  } catch {
    kept = [];
  }
  if (Array.isArray(kept)) return { chosen: kept.filter((choice) => typeof choice === 'string'), given: {} };
  const given = Object.entries(kept ?? {}).filter(([, points]) => Number.isSafeInteger(points));
  return { chosen: [], given: Object.fromEntries(given) };
}

/** Without the ballot, and without counts that only some may see. */
function withoutViewer({ poll: { mine: _, decision, ...poll }, tally }: PollEntity): PollEntity {
  const open = poll.results === 'always' || (poll.results === 'after-close' && poll.state === 'closed');
  const board = poll.board && { entries: poll.board.entries };
  const known = {
    ...poll,
    ...openDecision({ ...(decision && { decision }) }, open),
    ...(board && { board }),
  };
  return { poll: { ...known, can: [], resultsVisible: open }, tally: open ? tally : null };
}
