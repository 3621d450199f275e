import type { Session } from '@hearth/core/adapter';
import { CommunityError } from '@hearth/core/adapter';
import type { ErrorCode, ErrorDetails } from '@hearth/core/adapter';
import {
  BODY_LIMIT,
  DEFAULT_EDIT_WINDOW,
  DEFAULT_MODERATION,
  DEFAULT_REACTIONS,
  UPLOAD_LIMIT,
} from '@hearth/core/domain';
import type { ImagePolicy, ModerationPolicy, SiteInfo, Viewer } from '@hearth/core/domain';
import type { Community, SessionView, Uploads } from '@hearth/core/state';
import { atom } from '@hearth/core/state';
import { fakeAppreciation } from './appreciation.ts';
import { fakeMeaning } from './meaning.ts';
import { fakeNotices } from './notices.ts';
import { fakeThreadDeeds } from './thread-deeds.ts';
import { fakeOwnAnswers } from './own-answers.ts';
import { fakePeople } from './people.ts';
import { fakeUploads } from './uploads.ts';
import { fakeThreadStaff } from './thread-staff.ts';

/** The moment at which every fake plays: 12 May 2026, 10:00 UTC. */
export const NOW = Date.UTC(2026, 4, 12, 10);

export const member: Viewer = { id: 'm-ada', name: 'Ada Lund', role: 'member', strength: 'host' };
export const staff: Viewer = { id: 'm-noor', name: 'Noor Haddad', role: 'staff', strength: 'host' };

/** An error as backends throw it. */
export const fakeError = (code: ErrorCode, details: ErrorDetails = {}): CommunityError =>
  new CommunityError(code, `Fake ${code}.`, details);

interface FakeCommunityOptions {
  /** Canned stores by key: `thread/<topic>`, `deeds/<topic>` and `staff/<topic>` (else: all succeed), `people`, `poll/<id>`, `count/<topic>`, `badges/<member>`, `invite/<programme or nothing>`. */
  readonly stores?: Readonly<Record<string, unknown>>;
  readonly viewer?: Viewer | null;
  readonly live?: 'off' | 'live' | 'waiting';
  readonly locale?: string;
  readonly moderation?: Partial<ModerationPolicy>;
  /** More of what everybody may know of the site. */
  readonly site?: Partial<SiteInfo>;
  /** The backend's clock. */
  readonly now?: () => number;
  /** Who may add pictures. Default: nobody. */
  readonly images?: ImagePolicy;
  /** How uploads end; by default all succeed. */
  readonly uploads?: Uploads;
  /** Why connecting failed. */
  readonly error?: CommunityError;
}

/** A community of canned stores: no backend, no timers. What it is asked to do is written down in `calls`, visits in `visits`. */
export function fakeCommunity(options: FakeCommunityOptions = {}) {
  const {
    stores = {},
    viewer = null,
    live = 'live',
    locale = 'en',
    moderation,
    site,
    images,
    now = () => NOW,
    error,
  } = options;
  const visits: (readonly unknown[])[] = [];
  const kept = new Map<string, unknown>();
  const calls: (readonly [string, ...unknown[]])[] = [];
  const session: Session = {
    spec: '1.0',
    site: {
      id: 'acme',
      name: 'Acme',
      locale: 'en',
      timezone: 'Europe/Oslo',
      reactions: DEFAULT_REACTIONS,
      moderation: { ...DEFAULT_MODERATION, ...moderation },
      ...(images && { images }),
      editWindow: DEFAULT_EDIT_WINDOW,
      membersOnly: false,
      ...site,
    },
    viewer,
    limits: { body: BODY_LIMIT, name: 60, ...(images && { upload: UPLOAD_LIMIT }) },
    now: NOW,
    asOf: '1.1',
  };
  const $viewer = atom<Viewer | null>(viewer);
  const $live = atom<'off' | 'live' | 'waiting'>(live);
  const $locale = atom(locale);
  const $session = atom<SessionView>(
    error ? { status: 'failed', session: null, error } : { status: 'ready', session, error: null },
  );
  const community = {
    calls,
    visits,
    $session,
    $viewer,
    $live,
    $locale,
    setLocale: (tag: string): void => $locale.set(tag),
    reconnect: async (): Promise<void> => void calls.push(['reconnect']),
    joinAsGuest: async (name: string): Promise<Viewer> => {
      calls.push(['joinAsGuest', name]);
      const guest: Viewer = { id: 'm-guest', name, role: 'guest', strength: 'device' };
      $viewer.set(guest);
      $session.set({ status: 'ready', session: { ...session, viewer: guest }, error: null });
      return guest;
    },
    now,
    store: <T>(key: string, make: (base: never) => T): T => {
      // Kept by the page alone: nothing of it is canned.
      if (key.startsWith('folds/'))
        return (kept.get(key) ?? kept.set(key, make(undefined as never)).get(key)) as T;
      if (key.startsWith('deeds/')) return (stores[key] ?? fakeThreadDeeds()) as T;
      if (key === 'answers') return (stores[key] ?? fakeOwnAnswers()) as T;
      if (key === 'meaning') return (stores[key] ?? fakeMeaning()) as T;
      if (key === 'uploads') return (options.uploads ?? fakeUploads()) as T;
      if (key === 'appreciation') return (stores[key] ?? fakeAppreciation()) as T;
      if (key === 'people') return (stores[key] ?? fakePeople()) as T;
      if (key === 'notices') return (stores[key] ?? fakeNotices([])) as T;
      if (key.startsWith('staff/')) return (stores[key] ?? fakeThreadStaff()) as T;
      if (key === 'visits') return { acted: (...what: unknown[]) => visits.push(what) } as T;
      if (!(key in stores)) throw new Error(`This fake community has no store "${key}".`);
      return stores[key] as T;
    },
    destroy: (): void => void calls.push(['destroy']),
  };
  return community satisfies Community;
}
