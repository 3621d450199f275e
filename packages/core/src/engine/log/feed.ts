import type { Change, ChangesPage, ChangesQuery, Subscription, Unsubscribe } from '../../adapter/contract.ts';
import { toCommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { isStaff, type Viewer } from '../../domain/people/people.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import type { EventRow } from '../schema.ts';
import type { Position, Store } from '../store.ts';

/** A position further back than this many events is answered by a resync: reading again costs less than replaying. */
export const REPLAY_LIMIT = 2_000;
/** Events kept hydrated per site, so that many listeners cost one read. */
const WINDOW = 500;

/** Turns an event into what a viewer may see of it now; `null`: nothing. */
export type Hydrate = (viewer: Viewer | null, event: EventRow) => Promise<Change | null>;

interface Entry {
  readonly event: EventRow;
  /** One rendition per class of viewer, made when first asked for. */
  readonly renditions: Map<string, Promise<Change | null>>;
}

interface Listener {
  readonly viewer: Viewer | null;
  readonly subscription: Subscription;
  seq: number;
  busy: boolean;
  ended: boolean;
}

/**
 * Reads one site's log for everybody who listens. New events are read once, drawn once for the public and once per
 * viewer who sees more, and handed out as the same objects, so that a server can encode each of them once.
 */
export class Feed {
  readonly #store: Store;
  readonly #site: Id;
  readonly #hydrate: Hydrate;
  readonly #listeners = new Set<Listener>();
  #window: Entry[] = [];
  #position: Position | null = null;
  #unwatch: (() => void) | null = null;
  #reading = false;
  #wakes = 0;

  constructor(store: Store, site: Id, hydrate: Hydrate) {
    this.#store = store;
    this.#site = site;
    this.#hydrate = hydrate;
  }

  async changes(viewer: Viewer | null, { since, channels, limit = 200 }: ChangesQuery): Promise<ChangesPage> {
    const from = fromCursor(since);
    const { events, position } = await this.#store.read(this.#site, async (tx) => {
      const position = await tx.position();
      const near =
        from &&
        from.epoch === position.epoch &&
        from.seq <= position.seq &&
        position.seq - from.seq <= REPLAY_LIMIT;
      return {
        position,
        events: near ? await tx.range('events', { eq: [], after: [from.seq], limit }) : null,
      };
    });
    if (!events) return { changes: [], asOf: toCursor(position), more: false, resync: true };
    const last = events.at(-1)?.seq ?? position.seq;
    const wanted = coalesce(events.filter((event) => channels.includes(event.channel as never)));
    const changes = await Promise.all(
      wanted.map((event) => this.#draw(viewer, { event, renditions: new Map() }, position.epoch)),
    );
    return {
      changes: changes.filter((change) => change !== null),
      asOf: toCursor({ epoch: position.epoch, seq: last }),
      more: last < position.seq,
      resync: false,
    };
  }

  /** `admitted` rejects when the viewer may not listen here. */
  subscribe(
    viewer: Viewer | null,
    subscription: Subscription,
    admitted: () => Promise<void> = () => Promise.resolve(),
  ): Unsubscribe {
    const listener: Listener = { viewer, subscription, seq: -1, busy: false, ended: false };
    this.#listeners.add(listener);
    this.#unwatch ??= this.#store.watch(this.#site, () => this.#wake());
    void admitted()
      .then(() => this.#join(listener))
      .catch((error: unknown) => this.#end(listener, error));
    return () => this.#leave(listener);
  }

  #leave(listener: Listener): void {
    listener.ended = true;
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#unwatch?.();
    this.#unwatch = null;
    this.#window = [];
    this.#position = null;
  }

  #end(listener: Listener, error: unknown): void {
    if (listener.ended) return;
    this.#leave(listener);
    listener.subscription.onState?.('ended', toCommunityError(error));
  }

  async #join(listener: Listener): Promise<void> {
    const from = fromCursor(listener.subscription.since);
    const position = await this.#store.read(this.#site, (tx) => tx.position());
    if (listener.ended) return;
    listener.subscription.onState?.('live');
    if (
      !from ||
      from.epoch !== position.epoch ||
      from.seq > position.seq ||
      position.seq - from.seq > REPLAY_LIMIT
    ) {
      listener.seq = position.seq;
      listener.subscription.onResync(toCursor(position));
    } else listener.seq = from.seq;
    // Whoever joins costs the others nothing, while there is nothing new to read: thousands may come at once.
    const known = this.#position;
    if (known?.epoch === position.epoch && known.seq >= position.seq) this.#bring(listener);
    else this.#wake();
  }

  #bring(listener: Listener): void {
    void this.#deliver(listener).catch((error: unknown) => this.#end(listener, error));
  }

  /** Reads what is new; wakes that arrive meanwhile make it read once more, so none is lost. */
  #wake(): void {
    this.#wakes++;
    if (this.#reading) return;
    this.#reading = true;
    void this.#readOn().catch((error: unknown) =>
      [...this.#listeners].forEach((listener) => this.#end(listener, error)),
    );
  }

  async #readOn(): Promise<void> {
    try {
      for (let seen = -1; seen !== this.#wakes && this.#listeners.size > 0;) {
        seen = this.#wakes;
        const from = this.#position?.seq ?? this.#furthestBack();
        if (from === null) continue;
        const { events, position } = await this.#store.read(this.#site, async (tx) => ({
          position: await tx.position(),
          events: await tx.range('events', { eq: [], after: [from], limit: WINDOW }),
        }));
        if (this.#position && this.#position.epoch !== position.epoch)
          throw new Error('The log began a new epoch.');
        const last = events.at(-1)?.seq ?? Math.max(from, this.#position?.seq ?? position.seq);
        this.#position = { epoch: position.epoch, seq: last };
        this.#window.push(...events.map((event) => ({ event, renditions: new Map() })));
        if (last < position.seq) this.#wakes++;
        for (const listener of this.#listeners) if (isBehind(listener, last)) this.#bring(listener);
        if (this.#window.length > 2 * WINDOW) this.#window.splice(0, this.#window.length - WINDOW);
      }
    } finally {
      // Within the same turn as the last look at the wakes, or one in between would be lost.
      this.#reading = false;
    }
  }

  /** Where the first who has joined wants to go on from. */
  #furthestBack(): number | null {
    let seq: number | null = null;
    for (const listener of this.#listeners)
      if (listener.seq >= 0) seq = Math.min(seq ?? listener.seq, listener.seq);
    return seq;
  }

  /** Brings one listener up to the feed's position, in order; a listener behind the window reads for itself. */
  async #deliver(listener: Listener): Promise<void> {
    if (!this.#position || !isBehind(listener, this.#position.seq)) return;
    listener.busy = true;
    try {
      while (!listener.ended && this.#position && listener.seq < this.#position.seq) {
        const { epoch } = this.#position;
        const first = this.#window[0]?.event.seq ?? Infinity;
        const entries =
          first <= listener.seq + 1
            ? this.#window.slice(listener.seq + 1 - first, listener.seq + 1 - first + 50)
            : (
                await this.#store.read(this.#site, (tx) =>
                  tx.range('events', { eq: [], after: [listener.seq], limit: 50 }),
                )
              ).map((event): Entry => ({ event, renditions: new Map() }));
        if (entries.length === 0) break;
        for (const entry of entries) {
          const wanted = listener.subscription.channels.includes(entry.event.channel as never);
          const change = wanted ? await this.#draw(listener.viewer, entry, epoch) : null;
          if (listener.ended) return;
          listener.seq = entry.event.seq;
          if (change) listener.subscription.onChange(change);
        }
      }
    } finally {
      listener.busy = false;
    }
  }

  #draw(viewer: Viewer | null, entry: Entry, epoch: string): Promise<Change | null> {
    const { event } = entry;
    const insider =
      isStaff(viewer) || (viewer !== null && (viewer.id === event.actor || viewer.id === event.audience));
    if (event.audience !== 'public' && !insider) return Promise.resolve(null);
    const kind = insider ? viewer!.id : '';
    let rendition = entry.renditions.get(kind);
    if (!rendition) {
      rendition = this.#hydrate(insider ? viewer : null, event).then(
        (change) => change && { ...change, cursor: toCursor({ epoch, seq: event.seq }) },
      );
      entry.renditions.set(kind, rendition);
    }
    return rendition;
  }
}

/** Whether somebody who has joined is to be brought on, and is not being so. */
const isBehind = ({ busy, seq }: Listener, last: number): boolean => !busy && seq >= 0 && seq < last;

/** Of several events about one subject the last is enough: each is drawn as the subject is now. */
function coalesce(events: readonly EventRow[]): EventRow[] {
  const last = new Map(
    events.map((event) => [
      `${event.channel} ${event.kind.split('.')[0]} ${event.subject} ${event.audience}`,
      event.seq,
    ]),
  );
  const keep = new Set(last.values());
  return events.filter((event) => keep.has(event.seq));
}
