import type { BackendAdapter } from '../../contract.ts';
import type { Entry, EntryQuery, NewEntry } from '../../../domain/polls/ideas/types.ts';
import { newId } from '../harness.ts';

/** Hands in an idea to the fixture's board. */
export const propose = (
  adapter: BackendAdapter,
  title: string,
  patch: Partial<NewEntry> = {},
): Promise<Entry> => adapter.entries!.propose({ id: newId(), poll: 'ideas', title, body: '', ...patch });

export const proposeAll = async (
  adapter: BackendAdapter,
  titles: readonly string[],
  patch: Partial<NewEntry> = {},
): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for (const title of titles) entries.push(await propose(adapter, title, patch));
  return entries;
};

export const upvote = (adapter: BackendAdapter, id: string, on = true): Promise<Entry> =>
  adapter.entries!.vote({ key: newId(), id, on });

/** All of a list, page by page. */
export async function listed(adapter: BackendAdapter, query: Partial<EntryQuery> = {}): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const page = await adapter.entries!.list({ poll: 'ideas', ...query, ...(cursor && { cursor }) });
    entries.push(...page.entries);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && entries.length < 1_000);
  return entries;
}

export const titles = (entries: readonly Pick<Entry, 'title'>[]): string[] =>
  entries.map(({ title }) => title);
