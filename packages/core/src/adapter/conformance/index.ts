/**
 * What every backend must do, as cases without a test runner:
 *
 *     for (const conformanceCase of CASES) test(conformanceCase.name, () => runCase(harness, conformanceCase));
 *
 * A case about a part that the backend does not have answers `skipped`, and so does one that needs more of the harness.
 * docs/adapters.md shows a harness from start to end.
 */
import { accessCases } from './cases/access.ts';
import { auditCases } from './cases/audit.ts';
import { badgeCases } from './cases/badges.ts';
import { communityCases } from './cases/community.ts';
import { contestCases } from './cases/contest.ts';
import { countCases } from './cases/counts.ts';
import { embeddedPollCases } from './cases/embedded-polls.ts';
import { entryCases } from './cases/entries.ts';
import { entryStaffCases } from './cases/entry-staff.ts';
import { entryVoteCases } from './cases/entry-votes.ts';
import { insiderCases } from './cases/insiders.ts';
import { gratitudeCases } from './cases/gratitude.ts';
import { liveCases } from './cases/live.ts';
import { mediaCases } from './cases/media.ts';
import { memberCases } from './cases/members.ts';
import { moderationCases } from './cases/moderation.ts';
import { ballotCases } from './cases/ballots.ts';
import { courseCases } from './cases/course.ts';
import { goalCases } from './cases/goals.ts';
import { impactCases } from './cases/impact.ts';
import { peopleCases } from './cases/people.ts';
import { noticeCases } from './cases/notices.ts';
import { pollCases } from './cases/polls.ts';
import { referralCases } from './cases/referrals.ts';
import { reviewCases } from './cases/reviews.ts';
import { secondThoughtCases } from './cases/second-thoughts.ts';
import { segmentCases } from './cases/segments.ts';
import { sessionCases } from './cases/session.ts';
import { pagingCases } from './cases/paging.ts';
import { threadCases } from './cases/threads.ts';
import { trustCases } from './cases/trust.ts';
import { staffCases } from './cases/staff.ts';
import { shuffleCases } from './cases/shuffles.ts';
import { voteCases } from './cases/votes.ts';
import { needing, type ConformanceCase } from './harness.ts';

export { FLAWS, withFlaw, type Flaw } from './broken.ts';
export {
  FIXTURE,
  FIXTURE_START,
  fixtureCommunity,
  GUEST_NAME,
  oneOfMany,
  PEOPLE,
  type Person,
  type SiteName,
} from './fixture.ts';
export { ConformanceFailure, runCase } from './harness.ts';
export type { ConformanceCase, Harness, HostNews, Method, Need, Part, Role, World } from './harness.ts';
export { openedOnce } from './once.ts';

export const CASES: readonly ConformanceCase[] = [
  ...sessionCases,
  ...needing(['gratitude', 'members'], gratitudeCases),
  ...needing(['threads', 'members', 'members.notices', 'members.preferences'], noticeCases),
  ...needing(['threads', 'polls', 'members', 'members.impact'], impactCases),
  ...needing(['threads', 'community', 'moderation', 'threads.reuse'], communityCases),
  ...needing(['threads'], threadCases),
  ...needing(['threads'], pagingCases),
  ...needing(['threads', 'threads.counts'], countCases),
  ...needing(['threads', 'threads.vote'], voteCases),
  ...needing(['threads', 'reviews'], reviewCases),
  ...needing(['threads', 'moderation'], moderationCases),
  ...needing(['threads', 'moderation', 'moderation.audit', 'moderation.undo'], auditCases),
  ...needing(['threads', 'moderation'], staffCases),
  ...needing(['threads'], memberCases),
  ...needing(['threads'], peopleCases),
  ...needing(['threads', 'media'], mediaCases),
  ...needing(['threads'], secondThoughtCases),
  ...needing(['polls'], pollCases),
  ...needing(['polls'], ballotCases),
  ...needing(['polls'], shuffleCases),
  ...needing(['polls', 'members', 'members.access'], accessCases),
  ...needing(['polls', 'entries'], [...entryCases, ...entryVoteCases, ...entryStaffCases]),
  ...needing(['polls', 'threads'], embeddedPollCases),
  ...needing(['polls'], trustCases),
  ...needing(['polls', 'members', 'members.segments', 'members.wipeAnswers'], segmentCases),
  ...needing(['polls', 'polls.advance'], courseCases),
  ...needing(['threads', 'polls', 'entries', 'media'], contestCases),
  ...needing(['badges'], badgeCases),
  ...needing(['insiders'], insiderCases),
  ...needing(['referrals'], referralCases),
  ...needing(['threads'], liveCases),
  ...needing(['polls', 'crowd'], goalCases),
];
