import type { common } from './en/common.ts';
import type { thread } from './en/thread.ts';
import type { acting } from './en/acting.ts';
import type { ballots } from './en/ballots.ts';
import type { card } from './en/card.ts';
import type { closing } from './en/closing.ts';
import type { contest } from './en/contest.ts';
import type { counting } from './en/counting.ts';
import type { deciding } from './en/deciding.ts';
import type { badgeArrange } from './en/badge-arrange.ts';
import type { badgeCard } from './en/badge-card.ts';
import type { badgeProof } from './en/badge-proof.ts';
import type { badgeShow } from './en/badge-show.ts';
import type { badgeThanks } from './en/badge-thanks.ts';
import type { badges } from './en/badges.ts';
import type { bell } from './en/bell.ts';
import type { inbox } from './en/inbox.ts';
import type { count } from './en/count.ts';
import type { course } from './en/course.ts';
import type { earning } from './en/earning.ts';
import type { micro } from './en/micro.ts';
import type { ideas } from './en/ideas.ts';
import type { figures } from './en/figures.ts';
import type { insights } from './en/insights.ts';
import type { impact } from './en/impact.ts';
import type { impactCard } from './en/impact-card.ts';
import type { gate } from './en/gate.ts';
import type { inside } from './en/inside.ts';
import type { invite } from './en/invite.ts';
import type { inviteFriend } from './en/invite-friend.ts';
import type { inviting } from './en/inviting.ts';
import type { winning } from './en/winning.ts';
import type { meaning } from './en/meaning.ts';
import type { person } from './en/person.ts';
import type { settings } from './en/settings.ts';
import type { picturing } from './en/picturing.ts';
import type { poll } from './en/poll.ts';
import type { reviewing } from './en/reviewing.ts';
import type { team } from './en/team.ts';
import type { why } from './en/why.ts';
import type { voting } from './en/voting.ts';

type Widen<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...words: infer A) => string
      ? (...words: A) => string
      : Widen<T[K]>;
};

/** Every word of every widget, by widget: what one language's file holds. English gives the shape. */
export interface Messages {
  readonly common: Widen<typeof common>;
  readonly thread: Widen<typeof thread>;
  readonly acting: Widen<typeof acting>;
  readonly reviewing: Widen<typeof reviewing>;
  readonly person: Widen<typeof person>;
  readonly settings: Widen<typeof settings>;
  readonly picturing: Widen<typeof picturing>;
  readonly meaning: Widen<typeof meaning>;
  readonly team: Widen<typeof team>;
  readonly count: Widen<typeof count>;
  readonly poll: Widen<typeof poll>;
  readonly voting: Widen<typeof voting>;
  readonly ballots: Widen<typeof ballots>;
  readonly counting: Widen<typeof counting>;
  readonly course: Widen<typeof course>;
  readonly deciding: Widen<typeof deciding>;
  readonly earning: Widen<typeof earning>;
  readonly card: Widen<typeof card>;
  readonly closing: Widen<typeof closing>;
  readonly why: Widen<typeof why>;
  readonly micro: Widen<typeof micro>;
  readonly ideas: Widen<typeof ideas>;
  readonly contest: Widen<typeof contest>;
  readonly badges: Widen<typeof badges>;
  readonly badgeCard: Widen<typeof badgeCard>;
  readonly badgeShow: Widen<typeof badgeShow>;
  readonly badgeArrange: Widen<typeof badgeArrange>;
  readonly badgeThanks: Widen<typeof badgeThanks>;
  readonly badgeProof: Widen<typeof badgeProof>;
  readonly figures: Widen<typeof figures>;
  readonly insights: Widen<typeof insights>;
  readonly impact: Widen<typeof impact>;
  readonly impactCard: Widen<typeof impactCard>;
  readonly bell: Widen<typeof bell>;
  readonly inbox: Widen<typeof inbox>;
  readonly gate: Widen<typeof gate>;
  readonly inside: Widen<typeof inside>;
  readonly invite: Widen<typeof invite>;
  readonly inviteFriend: Widen<typeof inviteFriend>;
  readonly inviting: Widen<typeof inviting>;
  readonly winning: Widen<typeof winning>;
}
