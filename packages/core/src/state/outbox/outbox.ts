import { atom } from 'nanostores';
import type { NewComment } from '../../adapter/contract.ts';
import { toCommunityError, type ErrorCode, type ErrorDetails } from '../../adapter/errors.ts';
import type { Id, Time } from '../../domain/common.ts';
import type { AttachedImage, CommentImage } from '../../domain/media/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { Comment } from '../../domain/threads/types.ts';
import type { Env } from '../env.ts';
import { withLock } from '../live/lock.ts';
import type { Readable } from '../heard.ts';
import { createRetry } from '../retry.ts';
import { saved } from '../saved.ts';

/** What is to be sent; pictures with all that is known of them, to be shown meanwhile. */
export interface Posting extends Omit<NewComment, 'images'> {
  readonly images?: readonly CommentImage[];
}

/** Own words that the backend does not have yet, or refused. */
export interface OutboxItem extends Posting {
  readonly at: Time;
  /** Whose words; `null` while it was not known who is looking. Sent as nobody else. */
  readonly by: Id | null;
  /** Written by somebody without an account: whoever uses this device next may see it and send it as their own. */
  readonly guest: boolean;
  readonly state: 'sending' | 'waiting' | 'failed';
  readonly error: { readonly code: ErrorCode; readonly details: ErrorDetails } | null;
}

export interface OutboxOptions {
  readonly env: Env;
  readonly scope: string;
  /** The backend's time, for drawing. */
  readonly now: () => Time;
  /** Who is looking; `undefined` while nobody knows. */
  readonly viewer: () => Viewer | null | undefined;
  /** Sends; safe to repeat, since the backend knows an item by its id. */
  readonly send: (input: NewComment) => Promise<Comment>;
  /** An item has arrived, sent by this tab or another. Called before it leaves the list. */
  readonly sent: (id: Id, comment: Comment) => void;
}

export interface Outbox {
  /** What the one who is looking has under way, in order. */
  readonly $items: Readable<readonly OutboxItem[]>;
  /** Resolves when it was sent, has to wait, or failed. */
  readonly add: (input: Posting) => Promise<void>;
  /** Sends again, as whoever is looking now. Of words that were to be read over once more (`nudge`), this confirms them. */
  readonly retry: (id: Id) => Promise<void>;
  readonly discard: (id: Id) => void;
  /** Tries now: the network or the viewer may be back. */
  readonly wake: () => void;
  readonly close: () => void;
}

const isItems = (value: unknown): value is OutboxItem[] =>
  Array.isArray(value) &&
  value.every(
    (item: Partial<OutboxItem> | null) => typeof item?.id === 'string' && typeof item.body === 'string',
  );

/**
 * The queue of own posts. It survives a reload, is sent in order, and each item once: an item leaves storage only when the
 * backend has it or its author drops it, one tab at a time sends (the holder of a Web Lock), and what was sent twice all
 * the same (a lost answer) is recognised by its id. While one item waits for the network, those behind it wait too;
 * one that was refused stays as `failed` and lets the others pass. Items stand in one value, each with its author.
 */
export function createOutbox({ env, scope, now, viewer, send, sent }: OutboxOptions): Outbox {
  const name = `hearth/${scope}/outbox`;
  const store = saved(env.storage, name, isItems);
  const $items = atom<readonly OutboxItem[]>([]);
  /** Items whose latest state storage did not take (full, forbidden): they live as long as the page. */
  const unsaved = new Set<Id>();
  /** Added by this page while nobody knew who is looking. */
  const unclaimed = new Set<Id>();
  /** Ended here or in another tab: never to be taken up again from a list that was read before. */
  const gone = new Set<Id>();
  let all: readonly OutboxItem[] = (store.read() ?? []).map((item) =>
    item.state === 'sending' ? { ...item, state: 'waiting' } : item,
  );
  let closed = false;
  let draining: Promise<void> | null = null;
  let again = false;
  let paused = false;
  const channel = env.channel?.(name) ?? null;

  const show = () => {
    const who = viewer();
    const seen = all.filter((item) => item.guest || item.by === who?.id);
    $items.set(seen.map((item) => (unclaimed.has(item.id) ? item : asSeenBy(item, who))));
  };
  /** Storage is the truth between tabs, except for what it would not take. */
  const refresh = () => {
    const stored = store.read() ?? [];
    const ids = new Set(stored.map((item) => item.id));
    const mine = new Map(all.map((item) => [item.id, item]));
    all = [
      ...stored.map((item) => {
        const own = mine.get(item.id);
        return own && (own.state === 'sending' || unsaved.has(item.id)) ? own : item;
      }),
      ...all.filter((item) => unsaved.has(item.id) && !ids.has(item.id)),
    ].filter((item) => !gone.has(item.id));
  };
  /** `null` ends an item; `arrived` is the id that the backend gave it, to which waiting replies are handed on. */
  const change = (id: Id, patch: Partial<OutboxItem> | null, arrived = id) => {
    refresh();
    if (!patch) gone.add(id);
    all = all
      .flatMap((item) => (item.id !== id ? [item] : patch ? [{ ...item, ...patch }] : []))
      .map((item) => (item.parent === id ? { ...item, parent: arrived } : item));
    save();
    show();
  };
  const save = () => {
    const ok = store.write(
      all.length
        ? all.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' } : item))
        : undefined,
    );
    for (const { id } of all) {
      if (ok) unsaved.delete(id);
      else unsaved.add(id);
    }
  };
  const tell = (message: unknown) => channel?.postMessage(message);

  /** Sends what may be sent, until the list is through or the network is not. */
  const sendAll = async () => {
    for (;;) {
      refresh();
      const who = viewer();
      if (closed || !who) return;
      const item = all.find(({ state, by }) => state !== 'failed' && by === who.id);
      if (!item) return;
      change(item.id, { state: 'sending', error: null });
      const { id, topic, parent, body, confirm, rating, page, images, reuse, prompt } = item;
      try {
        const comment = await send({
          id,
          topic,
          parent,
          body,
          ...(confirm && { confirm }),
          ...(rating !== undefined && { rating }),
          ...(images && { images: attached(images) }),
          ...(reuse && { reuse }),
          ...(prompt !== undefined && { prompt }),
          ...(page && { page }),
        });
        retry.done();
        sent(id, comment);
        change(id, null, comment.id);
        tell({ sent: id, comment });
      } catch (thrown) {
        const error = toCommunityError(thrown);
        const { code, details } = error;
        // Slow mode is one thread's, and may last a day: words for others don't wait behind it.
        const wait = (error.retryable && details.reason !== 'slow-mode') || code === 'aborted';
        change(id, { state: wait ? 'waiting' : 'failed', error: { code, details } });
        tell({});
        if (!wait) continue;
        paused = !closed;
        if (paused) retry.later(error);
        return;
      }
    }
  };
  const drain = (): Promise<void> => {
    if (closed) return Promise.resolve();
    if (draining) {
      again = true;
      return draining;
    }
    retry.begin();
    paused = false;
    const who = viewer();
    if (!who || !all.some(({ state, by }) => state !== 'failed' && by === who.id)) return Promise.resolve();
    return (draining = (async () => {
      do {
        again = false;
        await withLock(env, name, sendAll);
      } while (again && !closed && !paused);
      draining = null;
    })());
  };
  const wake = () => {
    const who = viewer();
    if (who !== undefined) {
      // Words written before anybody knew who is looking belong to whom this page turns out to belong to.
      for (const id of unclaimed) {
        unclaimed.delete(id);
        if (who) change(id, { by: who.id, guest: who.role === 'guest' });
      }
    }
    show();
    void drain();
  };

  const retry = createRetry(env, () => void drain());
  const stops = [
    retry.close,
    env.on('pagehide', () => unsaved.size && save()),
    env.on('storage', (event) => (event as StorageEvent).key === name && (refresh(), show())),
  ];
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<{ sent?: Id; comment?: Comment; dropped?: Id }>) => {
      if (data.sent && data.comment) sent(data.sent, data.comment);
      const ended = data.sent ?? data.dropped;
      if (ended) gone.add(ended);
      refresh();
      show();
    };
  }
  show();

  return {
    $items,
    async add(input) {
      const who = viewer();
      refresh();
      const by = who?.id ?? null;
      const behind = all.some((item) => item.by === by && item.state === 'waiting');
      const state = who && !behind ? 'sending' : 'waiting';
      all = [...all, { ...input, at: now(), by, guest: !who || who.role === 'guest', state, error: null }];
      if (who === undefined) unclaimed.add(input.id);
      save();
      show();
      await drain();
    },
    async retry(id) {
      const who = viewer();
      retry.done();
      refresh();
      const item = all.find((one) => one.id === id);
      // What somebody else was asked is not theirs to confirm.
      const confirm = who?.id === item?.by ? item?.error?.details.confirm : undefined;
      const sender = who && { by: who.id, guest: who.role === 'guest', ...(confirm && { confirm }) };
      change(id, sender ? { state: 'waiting', error: null, ...sender } : {});
      await drain();
    },
    discard(id) {
      change(id, null);
      tell({ dropped: id });
    },
    wake,
    close() {
      closed = true;
      for (const stop of stops) stop();
      channel?.close();
    },
  };
}

/** As the backend wants to know of them. */
export const attached = (images: readonly CommentImage[]): AttachedImage[] =>
  images.map(({ id, alt }) => ({ id, alt }));

const UNAUTHENTICATED = { code: 'unauthenticated', details: {} } as const;

/** Words of somebody else on this device (a visitor, a guest who has signed in since) show as not sent; nothing sends them by itself. */
function asSeenBy(item: OutboxItem, who: Viewer | null | undefined): OutboxItem {
  return who !== undefined && item.by !== (who?.id ?? '')
    ? { ...item, state: 'failed', error: UNAUTHENTICATED }
    : item;
}
