import type { ThreadPage } from '@hearth/core/domain';
import type { Community } from './pages.ts';

/** The answer to a thread's first page, with all further comments in it: what a list without pages would load. */
export async function wholeThread({ server, site }: Community, topic: string): Promise<ThreadPage> {
  const read = async (query: Record<string, string>): Promise<ThreadPage> => {
    const address = `${server}/v1/sites/${site}/threads/${topic}?${new URLSearchParams(query)}`;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
    return (await answer.json()) as ThreadPage;
  };
  const first = await read({ sort: 'newest' });
  const found = new Map(first.comments.map((comment) => [comment.id, comment]));
  const cursors = cursorsOf(first);
  for (let cursor = cursors.pop(); cursor !== undefined; cursor = cursors.pop()) {
    const page = await read({ sort: 'newest', limit: '100', cursor });
    for (const comment of page.comments) found.set(comment.id, comment);
    cursors.push(...cursorsOf(page));
  }
  return { ...first, comments: [...found.values()] };
}

const cursorsOf = ({ next, more }: ThreadPage): string[] => [
  ...Object.values(more).map(({ cursor }) => cursor),
  ...(next === null ? [] : [next]),
];
