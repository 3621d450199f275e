import type { Poll } from '../../domain/polls/types.ts';

type Decided = Pick<Poll, 'decision'>;

/** News for everybody leave out what only some may know of a decision: as long as the poll stands as it did, that stays. */
export function keptDecision(known: Poll, news: Poll): Decided {
  if (!known.decision || known.state !== news.state) return news.decision ? { decision: news.decision } : {};
  // What was chosen is for everybody: where the news say nothing of it, nothing is any more.
  const { chosen: _, ...kept } = known.decision;
  return { decision: { ...kept, ...news.decision } };
}

/** Without what is for staff, and unless all may see the counts (`open`), without what follows from them. */
export function openDecision({ decision }: Decided, open: boolean): Decided {
  if (!decision) return {};
  const { voters: _, next: __, outcome, audit, ...rest } = decision;
  const left = { ...rest, ...(open && outcome && { outcome }), ...(open && audit && { audit }) };
  return Object.keys(left).length > 0 ? { decision: left } : {};
}
