import type { BackendAdapter, Subscription } from '@hearth/core/adapter';
import type { Cursor } from '@hearth/core/domain';

/** Subscriptions that outlive the backend they were made on: each goes on with the next where it had come to. */
export interface Subscriptions {
  add(subscription: Subscription): () => void;
  /** Moves them all. */
  attach(backend: BackendAdapter): void;
  close(): void;
}

export function createSubscriptions(): Subscriptions {
  interface Entry {
    readonly subscription: Subscription;
    since: Cursor;
    stop: () => void;
  }
  const entries = new Set<Entry>();
  let backend: BackendAdapter | null = null;

  function attach(entry: Entry): void {
    entry.stop();
    const { subscription } = entry;
    entry.stop =
      backend?.subscribe?.({
        channels: subscription.channels,
        since: entry.since,
        onChange: (change) => {
          entry.since = change.cursor;
          subscription.onChange(change);
        },
        onResync: (asOf) => {
          entry.since = asOf;
          subscription.onResync(asOf);
        },
        onState: (state, error) => {
          if (state === 'ended') entries.delete(entry);
          subscription.onState?.(state, error);
        },
      }) ?? (() => {});
  }

  return {
    add: (subscription) => {
      const entry: Entry = { subscription, since: subscription.since, stop: () => {} };
      entries.add(entry);
      attach(entry);
      return () => {
        entries.delete(entry);
        entry.stop();
      };
    },
    attach: (next) => {
      backend = next;
      for (const entry of [...entries]) attach(entry);
    },
    close: () => {
      for (const entry of entries) entry.stop();
      entries.clear();
    },
  };
}
