import {
  CommunityError,
  SPEC,
  type InsidersPart,
  type MembersPart,
  type ModerationPart,
  type Options,
  type Session,
} from '@hearth/core/adapter';
import type {
  Glossary,
  Id,
  Impact,
  MemberData,
  Moment,
  OwnSegments,
  OwnMail,
  Preferences,
  StaffPrompt,
  Viewer,
  Welcome,
} from '@hearth/core/domain';
import { ROUTES, takesFile, type GuestAnswer, type RouteInput, type RouteName } from '@hearth/core/protocol';
import { countsBy } from './counts.ts';
import { createIdentity, isUnauthenticated } from './identity.ts';
import type { HttpAdapter, HttpOptions } from './options.ts';
import { open } from './requests.ts';
import { createSubscribe } from './subscribe.ts';
import { bodyOf, guestKey, type Wire } from './wire.ts';
import { within } from './within.ts';

type Circles = Awaited<ReturnType<InsidersPart['circles']>>;
type MutedThreads = Awaited<ReturnType<NonNullable<MembersPart['mutedThreads']>>>;
type Sizes = Awaited<ReturnType<NonNullable<ModerationPart['segments']>>>;

/** A file may take so many times as long as everything else: a photo over a slow line. */
const PATIENCE = 8;

/**
 * A backend that speaks Hearth's protocol to a server. Somebody without an identity reads what shared caches may keep,
 * without a preflight; a member or guest reads as themselves. The bearer stays in memory, and is fetched once for all
 * requests that wait for it. Where a page's first view counts bytes, `httpReader` brings this only when it is needed.
 */
export function httpAdapter(options: HttpOptions): HttpAdapter {
  const { timeout = 15_000, now = Date.now, random, sleep, identity: say } = options;
  const wire: Wire = {
    server: options.server.replace(/\/+$/, ''),
    site: options.site,
    timeout,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
  };
  const identity = createIdentity({
    identity: say,
    storage: () => (options.storage === undefined ? globalThis.localStorage : options.storage),
    key: guestKey(wire.server, wire.site),
    exchange: (asked) => request('identity', { ...asked }),
    now,
  });
  const lines = new Set<() => void>();
  let viewer: Id | null = null;
  const seenAs = (next: Viewer | null): void => {
    const id = next?.id ?? null;
    if (id !== viewer) lines.forEach((restart) => restart());
    viewer = id;
  };

  const request = <T>(name: RouteName, input: RouteInput, signal?: AbortSignal): Promise<T> =>
    within(wire.timeout * (takesFile(name) ? PATIENCE : 1), signal, async (aborting) => {
      const visibility = ROUTES[name][1];
      for (let again = false; ; again = true) {
        const held = visibility === 'public' ? null : await identity.get();
        if (!held && visibility === 'viewer')
          throw new CommunityError('unauthenticated', 'Sign in first, or join as a guest.');
        try {
          const response = await open(wire, name, input, held?.bearer, aborting);
          if (response.status === 204) return undefined as T;
          const answer = await bodyOf<T>(response);
          if (name === 'session') seenAs((answer as Session).viewer);
          return answer;
        } catch (error) {
          if (!held || again || !isUnauthenticated(error)) throw error;
          identity.expire(held);
        }
      }
    });

  /** The contract's method for a route. */
  const method =
    <I extends object | Id, T>(name: RouteName) =>
    (input: I, { signal }: Options = {}): Promise<T> =>
      request<T>(name, typeof input === 'string' ? { id: input } : (input as RouteInput), signal);

  return {
    spec: SPEC,
    ids: 'client',

    connect({ signal } = {}) {
      identity.expire();
      return request('session', { spec: SPEC }, signal);
    },

    members: {
      async joinAsGuest({ name }, { signal } = {}) {
        // Not keyed, so never sent twice; and who is known stays who they are.
        const known = await within(wire.timeout, signal, () => identity.get());
        const held = known ?? identity.join(await request<GuestAnswer>('guest', { name }, signal));
        seenAs(held.viewer);
        return held.viewer;
      },
      read: method('member'),
      rename: method('rename'),
      profile: method('profile'),
      present: method('present'),
      mute: method('mute'),
      muted: method('muted'),
      access: method('access'),
      segments: (given) => method<object, OwnSegments>('segments')({}, given),
      wipeAnswers: method('wipe'),
      data: (given) => method<object, MemberData>('data')({}, given),
      async erase(input, given) {
        await method<object, void>('erase')(input, given);
        // The page may still vouch for them: that would make somebody new at once.
        identity.leave();
        seenAs(null);
      },
      impact: (given) => method<object, Impact>('impact')({}, given),
      notices: method('notices'),
      readNotices: method('readNotices'),
      preferences: (given) => method<object, Preferences>('preferences')({}, given),
      setPreferences: method('setPreferences'),
      mail: (given) => method<object, OwnMail>('mail')({}, given),
      setMail: method('setMail'),
      removeMail: method('removeMail'),
      muteThread: method('muteThread'),
      mutedThreads: (given) => method<object, MutedThreads>('mutedThreads')({}, given),
    },
    threads: {
      read: method('thread'),
      counts: countsBy(method('counts')),
      comment: method('comment'),
      post: method('post'),
      edit: method('edit'),
      remove: method('remove'),
      undelete: method('undelete'),
      history: method('history'),
      react: method('react'),
      vote: method('rate'),
      report: method('report'),
      reuse: method('reuse'),
    },
    moderation: {
      queue: method('queue'),
      act: method('moderate'),
      mark: method('mark'),
      thread: method('settings'),
      sanction: method('sanction'),
      audit: method('audit'),
      undo: method('undo'),
      announce: method('announce'),
      promotion: method('promotion'),
      segments: (given) => method<object, Sizes>('segmentSizes')({}, given),
    },
    entries: {
      list: method('entries'),
      read: method('entry'),
      similar: method('similar'),
      propose: method('propose'),
      edit: method('editEntry'),
      remove: method('removeEntry'),
      vote: method('voteEntry'),
      settle: method('settle'),
      merge: method('merge'),
      consent: method('consent'),
      reusable: method('reusable'),
      moderate: method('moderateEntry'),
    },
    polls: {
      read: method('poll'),
      vote: method('vote'),
      withdraw: method('withdraw'),
      audit: method('pollAudit'),
      advance: method('advance'),
    },
    badges: {
      showcase: method('showcase'),
      credential: method('credential'),
      arrange: method('arrange'),
      grant: method('grantBadge'),
      revoke: method('revokeBadge'),
      celebrated: method('celebrated'),
    },
    referrals: {
      invitation: method('invitation'),
      shared: method('shared'),
      reached: method('reached'),
      sharing: method('sharing'),
      landing: method('landing'),
      enter: method('enter'),
      claim: method('claim'),
      statement: method('statement'),
      welcome: (given) => method<object, Welcome>('welcome')({}, given),
      leaderboard: method('leaderboard'),
      list: method('list'),
      rewards: method('rewards'),
      decide: method('decide'),
      pay: method('pay'),
      value: method('memberValue'),
    },
    insiders: {
      gate: method('gate'),
      circles: (given) => method<object, Circles>('circles')({}, given),
      invite: method('invite'),
      invited: method('invited'),
      join: method('joinCircle'),
      leave: method('leaveCircle'),
      insiders: method('insiders'),
      dismiss: method('dismiss'),
      perk: method('perk'),
      book: method('book'),
      cancel: method('stepBack'),
      bookings: method('bookings'),
      pass: method('pass'),
      redeem: method('redeem'),
    },
    gratitude: {
      standing: method('standing'),
      ledger: method('ledger'),
      correct: method('correct'),
      thanks: method('thanks'),
      thank: method('thank'),
      moment: (given) => method<object, { readonly moment: Moment | null }>('moment')({}, given),
      useMoment: method('useMoment'),
      snooze: method('snooze'),
      rewards: method('rewardFigures'),
    },
    community: {
      figures: method('figures'),
      unanswered: method('unanswered'),
      needless: method('needless'),
      listed: (given) => method<object, { readonly on: boolean }>('listed')({}, given),
      setListed: method('setListed'),
      glossary: (given) => method<object, Glossary>('glossary')({}, given),
      define: method('define'),
      undefine: method('undefine'),
      prompts: (given) => method<object, { readonly prompts: readonly StaffPrompt[] }>('prompts')({}, given),
      ask: method('ask'),
      unask: method('unask'),
      reusable: method('reusableComments'),
    },
    media: { upload: method('upload'), read: method('ownMedia') },
    changes: method('changes'),
    subscribe: createSubscribe({
      wire,
      identity,
      random,
      sleep,
      onViewer(restart) {
        lines.add(restart);
        return () => lines.delete(restart);
      },
    }),
  };
}
