import { CommunityError, type Options } from '@hearth/core/adapter';
import { COUNTS_LIMIT, type ThreadCounts } from '@hearth/core/domain';
import { explain } from './within.ts';

/** Characters of topics in one address: servers, proxies and caches take twice as much. */
const ROOM = 4_000;

type Query = { readonly topics: readonly string[] };
type Ask = (query: Query, options?: Options) => Promise<ThreadCounts>;

/** Counts by addresses that caches know again, however long the topics are. */
export const countsBy =
  (ask: Ask): Ask =>
  async ({ topics }, options) => {
    if (topics.length > COUNTS_LIMIT)
      throw new CommunityError('invalid', 'These are too many topics.', { field: 'topics', reason: 'too-long', limit: COUNTS_LIMIT }); // prettier-ignore
    const answers: ThreadCounts[] = [];
    // One after the other: the first position is the earliest, so whoever listens from there misses nothing.
    for (const portion of portions(topics)) answers.push(await ask({ topics: portion }, options));
    return {
      counts: Object.fromEntries(answers.flatMap(({ counts }) => Object.entries(counts))),
      asOf: answers[0]!.asOf,
    };
  };

function portions(topics: readonly string[]): string[][] {
  const portions: string[][] = [[]];
  let left = ROOM;
  for (const topic of topics) {
    let length: number;
    try {
      length = encodeURIComponent(topic).length;
    } catch (thrown) {
      throw explain(thrown); // a query would carry another character in its place
    }
    if (length > left && portions.at(-1)!.length > 0) {
      portions.push([]);
      left = ROOM;
    }
    portions.at(-1)!.push(topic);
    left -= length;
  }
  return portions;
}
