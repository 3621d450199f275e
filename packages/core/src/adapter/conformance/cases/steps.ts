import type { BackendAdapter, Change, Channel } from '../../contract.ts';
import type { Cursor } from '../../../domain/common.ts';
import type { Comment, ThreadPage, ThreadQuery } from '../../../domain/threads/types.ts';
import { newId, type Role, type World } from '../harness.ts';

/** These people's adapters, one after the other: who comes first is known first. */
export async function all<const R extends readonly Role[]>(
  world: World,
  ...roles: R
): Promise<{ readonly [I in keyof R]: BackendAdapter }> {
  const adapters: BackendAdapter[] = [];
  for (const role of roles) adapters.push(await world.as(role));
  return adapters as unknown as { readonly [I in keyof R]: BackendAdapter };
}

/** Posts and answers the comment. */
export const post = (
  adapter: BackendAdapter,
  topic: string,
  body: string,
  parent: string | null = null,
): Promise<Comment> => adapter.threads!.post({ id: newId(), topic, body, parent });

/** Posts one after the other, so that their order is known. */
export async function postAll(
  adapter: BackendAdapter,
  topic: string,
  bodies: readonly string[],
  parent: string | null = null,
): Promise<Comment[]> {
  const comments: Comment[] = [];
  for (const body of bodies) comments.push(await post(adapter, topic, body, parent));
  return comments;
}

export const numbered = (count: number, word = 'comment'): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);

/** All pages from the first, by `next`. */
export async function pages(adapter: BackendAdapter, query: ThreadQuery): Promise<ThreadPage[]> {
  const found = [await adapter.threads!.read(query)];
  for (let next = found[0]!.next; next !== null && found.length < 100; next = found.at(-1)!.next) {
    found.push(await adapter.threads!.read({ ...query, cursor: next }));
  }
  return found;
}

/** The plain words of a comment's body. */
export const words = (comment: Pick<Comment, 'body'> | undefined): string =>
  JSON.stringify(comment?.body ?? null)
    .replace(/[^\w .<>()/=]|type|paragraph|children/g, '')
    .trim();

/** What somebody is told of since a position; nothing, where the backend tells of no changes. */
export const changesFor = async (
  adapter: BackendAdapter,
  since: Cursor,
  channels: readonly Channel[],
): Promise<readonly Change[]> => (await adapter.changes?.({ since, channels }))?.changes ?? [];
