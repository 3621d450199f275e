import type { BackendAdapter, Change, NewComment, Session, Subscription } from '../../adapter/contract.ts';
import { CommunityError, type ErrorCode } from '../../adapter/errors.ts';
import { plainBody } from '../../domain/body.ts';
import { DEFAULT_MODERATION } from '../../domain/site.ts';
import type { MemberCard, Viewer } from '../../domain/people/people.ts';
import type { Comment, ThreadPage, ThreadQuery } from '../../domain/threads/types.ts';

export const ada: Viewer = { id: 'ada', name: 'Ada', role: 'member', strength: 'host' };
export const bob: Viewer = { id: 'bob', name: 'Bob', role: 'member', strength: 'host' };
export const guest: Viewer = { id: 'guest-1', name: 'Gast', role: 'guest', strength: 'device' };
export const cardOf = ({ id, name, role }: Viewer): MemberCard => ({ id, name, role, since: 0 });

/** A change without its position, which the backend gives. */
type News = Change extends infer C ? (C extends Change ? Omit<C, 'cursor'> : never) : never;

export interface Call {
  readonly name: string;
  readonly input: unknown;
}

/** A scripted backend of one thread: enough to play the stores against, with a log, and with failures on demand. */
export function createBackend(options: {
  readonly now: () => number;
  readonly viewer?: Viewer | null;
  readonly ids?: 'client' | 'server';
}) {
  const { now, ids = 'client' } = options;
  const comments = new Map<string, Comment>();
  const log: Change[] = [];
  const subscriptions = new Set<Subscription>();
  const calls: Call[] = [];
  const failures: { readonly name: string; readonly code: ErrorCode; readonly details?: object }[] = [];
  /** Calls that are held back until they are let go. */
  const gates = new Map<string, Promise<void>>();
  let clock = 0;

  const backend = {
    viewer: options.viewer === undefined ? (ada as Viewer | null) : options.viewer,
    /** Every call fails with `offline`. */
    offline: false,
    /** What the next reads say they reflect; default: the end of the log. */
    asOf: null as string | null,
    /** Milliseconds by which its clock is ahead. */
    ahead: 0,
    pageSize: 50,
    calls,
    comments,
    log,
    subscriptions,
    /** The next call of this name fails. */
    fail: (name: string, code: ErrorCode, details = {}) => void failures.push({ name, code, details }),
    /** Holds calls of this name back until the returned function is called. */
    hold(name: string) {
      let release = () => {};
      gates.set(name, new Promise((resolve) => (release = resolve)));
      return () => {
        gates.delete(name);
        release();
      };
    },
    names: (name: string) => calls.filter((call) => call.name === name),
    /** Puts a comment there, as if written earlier; without telling anybody. */
    seed(input: Partial<Comment> & { readonly id: string }): Comment {
      const parent = input.parent ? comments.get(input.parent) : undefined;
      const comment: Comment = {
        topic: 't',
        parent: null,
        root: parent?.root ?? input.id,
        depth: parent ? parent.depth + 1 : 0,
        author: cardOf(bob),
        body: plainBody(input.id),
        status: 'published',
        createdAt: now() - 100_000_000 + clock++,
        editedAt: null,
        revision: 1,
        reactions: [],
        mine: [],
        replies: 0,
        can: ['reply', 'react'],
        ...input,
      };
      comments.set(comment.id, comment);
      return comment;
    },
    /** Something happened: logs it and tells who listens. */
    tell(news: News): void {
      const change = { ...news, cursor: `e.${log.length + 1}` } as Change;
      log.push(change);
      for (const listener of subscriptions) {
        if (listener.channels.includes(change.channel)) listener.onChange(change);
      }
    },
    /** The position of everybody who listens is lost. */
    resync(): void {
      for (const listener of subscriptions) listener.onResync(asOf());
    },
    /** Somebody wrote just now. */
    write(input: Partial<Comment> & { readonly id: string }): Comment {
      const comment = backend.seed({ createdAt: now() + clock++, ...input });
      backend.tell({ kind: 'comment', channel: `thread/${comment.topic}`, comment });
      return comment;
    },
    change(id: string, patch: Partial<Comment>): Comment {
      const before = comments.get(id)!;
      return backend.write({ ...before, revision: before.revision + 1, ...patch });
    },
  };

  const asOf = () => backend.asOf ?? `e.${log.length}`;
  const run = async <R>(
    name: string,
    input: unknown,
    signal: AbortSignal | undefined,
    body: () => R,
  ): Promise<R> => {
    calls.push({ name, input });
    await gates.get(name);
    if (signal?.aborted) throw new CommunityError('aborted', 'aborted');
    const index = failures.findIndex((failure) => failure.name === name);
    const failure = index >= 0 ? failures.splice(index, 1)[0] : undefined;
    if (failure) throw new CommunityError(failure.code, 'scripted', failure.details);
    if (backend.offline) throw new CommunityError('offline', 'scripted');
    return body();
  };
  const found = (id: string): Comment => {
    const comment = comments.get(id);
    if (!comment) throw new CommunityError('not-found', 'no such comment');
    return comment;
  };
  const update = (id: string, revision: number, patch: Partial<Comment>): Comment => {
    if (found(id).revision !== revision) throw new CommunityError('conflict', 'revision');
    return backend.change(id, patch);
  };
  const page = ({ sort = 'newest', cursor, around, limit = backend.pageSize }: ThreadQuery): ThreadPage => {
    const all = [...comments.values()]
      .filter(({ status }) => status !== 'hidden')
      .sort((a, b) => a.createdAt - b.createdAt);
    if (cursor?.startsWith('more:')) {
      const rest = all.filter(({ root, parent }) => parent !== null && root === cursor.slice(5));
      return { thread: thread(), comments: rest, roots: [], more: {}, next: null, prev: null, asOf: asOf() };
    }
    const roots = all.filter(({ parent }) => parent === null);
    if (sort !== 'oldest') roots.reverse();
    const from = around ? roots.findIndex(({ id }) => id === found(around).root) : Number(cursor ?? 0);
    const start = Math.max(0, from);
    const chosen = roots.slice(start, start + limit);
    const replies = chosen.map(({ id }) => all.filter(({ parent, root }) => parent !== null && root === id));
    return {
      thread: thread(),
      comments: chosen.flatMap((root, index) => [root, ...replies[index]!.slice(0, 3)]),
      roots: chosen.map(({ id }) => id),
      more: Object.fromEntries(
        chosen.flatMap(({ id }, index) =>
          replies[index]!.length > 3
            ? [[id, { cursor: `more:${id}`, count: replies[index]!.length - 3 }]]
            : [],
        ),
      ),
      next: start + limit < roots.length ? String(start + limit) : null,
      prev: start > 0 ? String(Math.max(0, start - limit)) : null,
      asOf: asOf(),
    };
  };
  const thread = () => ({ topic: 't', title: null, url: null, locked: false, comments: comments.size });

  const adapter = {
    spec: '1.0',
    ids,
    connect: (o) =>
      run('connect', null, o?.signal, (): Session => ({
        spec: '1.0',
        site: {
          id: 's',
          name: 'S',
          locale: 'en',
          timezone: 'UTC',
          reactions: [],
          moderation: DEFAULT_MODERATION,
          editWindow: 0,
          membersOnly: false,
        },
        viewer: backend.viewer,
        limits: { body: 10_000, name: 50 },
        now: now() + backend.ahead,
        asOf: asOf(),
      })),
    members: {
      joinAsGuest: (input, o) =>
        run('joinAsGuest', input, o?.signal, () => (backend.viewer = { ...guest, name: input.name })),
      read: () => Promise.reject(new CommunityError('not-found', 'nobody')),
      rename: () => Promise.reject(new CommunityError('unsupported', 'no')),
    },
    threads: {
      read: (query, o) => run('read', query, o?.signal, () => page(query)),
      counts: ({ topics }, o) =>
        run('counts', topics, o?.signal, () => ({
          counts: Object.fromEntries(topics.map((topic) => [topic, topic === 't' ? comments.size : 0])),
          asOf: asOf(),
        })),
      comment: (id, o) => run('comment', id, o?.signal, () => found(id)),
      post: (input: NewComment, o) =>
        run('post', input, o?.signal, () => {
          const known = [...comments.values()].find(
            ({ id, clientId }) => id === input.id || clientId === input.id,
          );
          if (known) return known;
          if (!backend.viewer) throw new CommunityError('unauthenticated', 'who?');
          if (input.parent) found(input.parent);
          const server = ids === 'server';
          return backend.write({
            id: server ? `server-${comments.size}` : input.id,
            ...(server && { clientId: input.id }),
            parent: input.parent,
            author: cardOf(backend.viewer),
            body: plainBody(input.body),
          });
        }),
      edit: (input, o) =>
        run('edit', input, o?.signal, () =>
          update(input.id, input.revision, {
            body: plainBody(input.body),
            source: input.body,
            editedAt: now(),
          }),
        ),
      remove: (input, o) =>
        run('remove', input, o?.signal, () =>
          update(input.id, input.revision, { status: 'deleted', author: null, body: null }),
        ),
      react: (input, o) =>
        run('react', input, o?.signal, () => {
          const { mine = [] } = found(input.id);
          const next = input.on
            ? [...new Set([...mine, input.reaction])]
            : mine.filter((id) => id !== input.reaction);
          return backend.change(input.id, { mine: next, reactions: next.map((id) => ({ id, count: 1 })) });
        }),
    },
    subscribe(subscription) {
      calls.push({
        name: 'subscribe',
        input: { since: subscription.since, channels: subscription.channels },
      });
      subscriptions.add(subscription);
      subscription.onState?.('live');
      for (const change of log.slice(Number(subscription.since.split('.')[1]))) {
        if (subscription.channels.includes(change.channel)) subscription.onChange(change);
      }
      return () => void subscriptions.delete(subscription);
    },
  } satisfies BackendAdapter as BackendAdapter;
  return Object.assign(backend, { adapter });
}
