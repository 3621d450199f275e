import type { CommunityError } from '../errors.ts';
import type { BackendAdapter, Change, Subscription } from '../contract.ts';
import { newId, type Harness, type Role, type World } from './harness.ts';

/**
 * Ways to be wrong, each put around a good backend with threads: the suite must catch every one of them, or it proves
 * nothing. Use them to see your own harness fail before you believe that it passes. A flaw in a part that the backend
 * does not have leaves it as it is. One list, however long: it is read from end to end, and each flaw stands alone.
 */
export const FLAWS = {
  /** Acknowledges every second comment without keeping it. */
  'drops writes': perAdapter((adapter) => {
    let posts = 0;
    return {
      ...adapter,
      threads: {
        ...adapter.threads!,
        post: async (input, options) => {
          if (posts++ % 2 === 0) return adapter.threads!.post(input, options);
          const { id, topic, parent } = input;
          const elsewhere = await adapter.threads!.post(
            { ...input, id: newId(), topic: `lost/${topic}`, parent: null },
            options,
          );
          return { ...elsewhere, id, topic, parent, root: parent ?? id };
        },
      },
    };
  }),
  /** Says that somebody is forgotten, and keeps everything. */
  'forgets nobody': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.members?.erase && { members: { ...adapter.members, erase: () => Promise.resolve() } }),
  })),
  /** Takes every vote that it should refuse. */
  'takes any vote': perAdapter((adapter) => ({
    ...adapter,
    threads: {
      ...adapter.threads!,
      ...(adapter.threads!.vote && {
        vote: (input, options) =>
          adapter.threads!.vote!(input, options).catch(() => adapter.threads!.comment(input.id)),
      }),
    },
  })),
  /** Takes a second review by the same person. */
  'reviews twice': perAdapter((adapter) => ({
    ...adapter,
    threads: {
      ...adapter.threads!,
      post: (input, options) =>
        adapter.threads!.post(input, options).catch(async (error: CommunityError) => {
          if (error.details.reason !== 'reviewed') throw error;
          const again = { ...input, topic: `${input.topic}/again` };
          return { ...(await adapter.threads!.post(again, options)), topic: input.topic };
        }),
    },
  })),
  /** Pays what was paid already. */
  'pays twice': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.referrals?.pay && {
      referrals: {
        ...adapter.referrals,
        pay: (input, options) =>
          adapter.referrals!.pay!(input, options).catch((error: CommunityError) => {
            if (error.code !== 'conflict') throw error;
          }),
      },
    }),
  })),
  /** Sorts by the share of votes for it, as if two votes said as much as two hundred. */
  'ranks by average': perAdapter((adapter) => ({
    ...adapter,
    threads: {
      ...adapter.threads!,
      read: async (query, options) => {
        if (query.sort !== 'best') return adapter.threads!.read(query, options);
        const { limit: _, ...whole } = query;
        const page = await adapter.threads!.read(whole, options);
        const share = (id: string): number => {
          const { up, down } = page.comments.find((comment) => comment.id === id)?.votes ?? {
            up: 0,
            down: 0,
          };
          return up / (up + down || 1);
        };
        return { ...page, roots: page.roots.toSorted((a, b) => share(b) - share(a)) };
      },
    },
  })),
  /** Tells of each change twice. */
  'doubles events': perAdapter((adapter) =>
    listening(adapter, (subscription) => ({
      ...subscription,
      onChange: (change) => {
        subscription.onChange(change);
        subscription.onChange(change);
      },
    })),
  ),
  /** Loses every third event of a stream. */
  'loses events': perAdapter((adapter) =>
    listening(adapter, (subscription) => {
      let count = 0;
      return {
        ...subscription,
        onChange: (change) => void (++count % 3 !== 0 && subscription.onChange(change)),
      };
    }),
  ),
  /** Swaps neighbouring events. */
  'reorders events': perAdapter((adapter) =>
    listening(adapter, (subscription) => {
      let kept: Change | null = null;
      return {
        ...subscription,
        onChange: (change) => {
          if (kept === null) return void (kept = change);
          subscription.onChange(change);
          subscription.onChange(kept);
          kept = null;
        },
      };
    }),
  ),
  /** Gives pages in another order than asked for. */
  'reorders pages': perAdapter((adapter) => ({
    ...adapter,
    threads: {
      ...adapter.threads!,
      read: async (query, options) => {
        const page = await adapter.threads!.read(query, options);
        return { ...page, roots: page.roots.toReversed() };
      },
    },
  })),
  /** Lets everybody who is known moderate, edit and delete like staff. */
  'forgets permissions': flawed(async (world, role) => {
    const [adapter, staff] = [await world.as(role), await world.as('staff')];
    const known = role !== 'anonymous';
    return known
      ? {
          ...adapter,
          ...(staff.moderation && { moderation: staff.moderation }),
          threads: { ...adapter.threads!, remove: (...input) => staff.threads!.remove(...input) },
        }
      : adapter;
  }),
  /** Lets staff act without writing it down. */
  'keeps no record': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.moderation?.audit && {
      moderation: {
        ...adapter.moderation,
        audit: async (query, options) => ({
          ...(await adapter.moderation!.audit!(query, options)),
          entries: [],
        }),
      },
    }),
  })),
  /** Says that it undid what it should refuse to undo. */
  'undoes anything': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.moderation?.undo && {
      moderation: {
        ...adapter.moderation,
        undo: async (input, options) =>
          adapter.moderation!.undo!(input, options).catch(
            async () => (await adapter.moderation!.audit!({ limit: 1 })).entries[0]!,
          ),
      },
    }),
  })),
  /** Does not look into the field that only machines fill in. */
  'forgets traps': perAdapter((adapter) => ({
    ...adapter,
    threads: {
      ...adapter.threads!,
      post: ({ trap: _, ...input }, options) => adapter.threads!.post(input, options),
    },
  })),
  /** Confirms in the author's place. */
  'never asks again': perAdapter((adapter) => ({
    ...adapter,
    threads: {
      ...adapter.threads!,
      post: (input, options) =>
        adapter.threads!.post(input, options).catch((error: CommunityError) => {
          const { confirm } = error.details;
          if (confirm === undefined) throw error;
          return adapter.threads!.post({ ...input, confirm }, options);
        }),
    },
  })),
  /** Takes words from whom staff have banned. */
  'forgets bans': flawed(async (world, role) => {
    const [adapter, staff] = [await world.as(role), await world.as('staff')];
    return {
      ...adapter,
      threads: {
        ...adapter.threads!,
        post: (input, options) =>
          adapter.threads!.post(input, options).catch((error: CommunityError) => {
            if (error.details.reason !== 'banned') throw error;
            return staff.threads!.post({ ...input, id: newId() }, options);
          }),
      },
    };
  }),
  /** Lets one person report as if they were two. */
  'counts reports twice': flawed(async (world, role) => {
    const [adapter, other] = [await world.as(role), await world.as('newcomer')];
    return {
      ...adapter,
      threads: {
        ...adapter.threads!,
        ...(adapter.threads!.report && {
          report: async (input, options) => {
            await adapter.threads!.report!(input, options);
            await other.threads!.report!(input, options).catch(() => {});
          },
        }),
      },
    };
  }),
  /** Keeps no one's mutes. */
  'forgets mutes': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.members?.mute && { members: { ...adapter.members, mute: async () => {} } }),
  })),
  /** Takes words that a thread's lock or its slow mode should keep out. */
  'forgets the rules of threads': flawed(async (world, role) => {
    const [adapter, staff] = [await world.as(role), await world.as('staff')];
    return {
      ...adapter,
      threads: {
        ...adapter.threads!,
        post: (input, options) =>
          adapter.threads!.post(input, options).catch((error: CommunityError) => {
            if (error.code !== 'closed' && error.code !== 'rate-limited') throw error;
            return staff.threads!.post({ ...input, id: newId() }, options);
          }),
      },
    };
  }),
  /** Leaves it to widgets not to show what a member hid. */
  'shows hidden badges and surprises': flawed(async (world, role) => {
    const [adapter, staff] = [await world.as(role), await world.as('staff')];
    return {
      ...adapter,
      ...(adapter.badges && {
        badges: {
          ...adapter.badges,
          showcase: async (member, options) =>
            (member === 'me' ? adapter : staff).badges!.showcase(member, options),
        },
      }),
    };
  }),
  /** Puts pinned comments before every page, not only before the first. */
  'repeats pins': perAdapter((adapter) => ({
    ...adapter,
    threads: {
      ...adapter.threads!,
      read: async (query, options) => {
        const page = await adapter.threads!.read(query, options);
        const top = await adapter.threads!.read({ topic: query.topic }, options);
        const pins = top.comments.filter(
          ({ id, marks }) => marks?.includes('pinned') && !page.roots.includes(id),
        );
        const fresh = page.roots.length > 0 ? pins : [];
        const roots = [...fresh.map(({ id }) => id), ...page.roots];
        return { ...page, roots, comments: [...fresh, ...page.comments] };
      },
    },
  })),
  /** Shows what waits for staff to everybody. */
  'leaks held comments': flawed(async (world, role) => {
    const [adapter, staff] = [await world.as(role), await world.as('staff')];
    return {
      ...adapter,
      threads: { ...adapter.threads!, read: (...query) => staff.threads!.read(...query) },
    };
  }),
  /** Sends counts that the policy hides, for the widget to hide. */
  'leaks hidden tallies': flawed(async (world, role) => {
    const [adapter, staff] = [await world.as(role), await world.as('staff')];
    if (!adapter.polls) return adapter;
    return {
      ...adapter,
      polls: {
        ...adapter.polls,
        read: async (id, options) => ({
          ...(await adapter.polls!.read(id, options)),
          tally: (await staff.polls!.read(id, options)).tally,
        }),
      },
    };
  }),
  /** Leaves out the votes for entries that somebody may not see, and sorts by them all the same. */
  'sorts by hidden votes': flawed(async (world, role) => {
    const [adapter, staff] = [await world.as(role), await world.as('staff')];
    if (!adapter.entries) return adapter;
    return {
      ...adapter,
      entries: {
        ...adapter.entries,
        async list(query, options) {
          const seen = await adapter.entries!.list(query, options);
          const order = (await staff.entries!.list(query, options)).entries.map(({ id }) => id);
          const entries = seen.entries.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
          return { ...seen, entries };
        },
      },
    };
  }),
  /** Hides what is behind a gate in the page alone: everybody is sent it. */
  'sends what gates hide': flawed(async (world, role) => {
    const [adapter, staff] = [await world.as(role), await world.as('staff')];
    if (!adapter.insiders) return adapter;
    return {
      ...adapter,
      insiders: {
        ...adapter.insiders,
        async gate(id, options) {
          const seen = await adapter.insiders!.gate(id, options);
          const { content } = await staff.insiders!.gate(id, options);
          return { ...seen, ...(content && { content }) };
        },
      },
    };
  }),
  /** Lets a pass be used again and again. */
  'forgets that a pass was used': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.insiders && {
      insiders: {
        ...adapter.insiders,
        redeem: (input, options) =>
          adapter.insiders!.redeem(input, options).catch(() => adapter.insiders!.pass(input.pass, options)),
      },
    }),
  })),
  /** Carries out a repeated request again. */
  'forgets keys': perAdapter((adapter) => ({
    ...adapter,
    threads: {
      ...adapter.threads!,
      post: (input, options) => adapter.threads!.post({ ...input, id: newId() }, options),
    },
    ...(adapter.polls && {
      polls: {
        ...adapter.polls,
        vote: async (input, options) => {
          const revision = (await adapter.polls!.read(input.poll)).poll.mine?.revision ?? 0;
          return adapter.polls!.vote({ ...input, key: newId(), revision }, options);
        },
      },
    }),
  })),
  /** Takes whatever somebody wrote for an exchange. */
  'calls a monologue an exchange': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.members?.impact && {
      members: {
        ...adapter.members,
        impact: async (options) => {
          const impact = await adapter.members!.impact!(options);
          const { contributions } = impact.totals;
          return { ...impact, totals: { ...impact.totals, exchanges: contributions } };
        },
      },
    }),
  })),
  /** Says yes to what a member wishes, and keeps none of it. */
  'forgets wishes': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.members?.setPreferences && {
      members: { ...adapter.members, setPreferences: () => adapter.members!.preferences!() },
    }),
  })),
  /** Tells of every thread, whether somebody wishes to hear of it or not. */
  'mutes no thread': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.members?.muteThread && {
      members: {
        ...adapter.members,
        muteThread: async (input, options) => {
          await adapter.members!.muteThread!(input, options);
          await adapter.members!.muteThread!({ ...input, key: newId(), on: false }, options);
        },
      },
    }),
  })),
  /** Offers something after the same moment again and again. */
  'offers without end': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.gratitude && { gratitude: { ...adapter.gratitude, useMoment: async () => {} } }),
  })),
  /** Goes on using what its author took back. */
  'uses what was taken back': perAdapter((adapter) => ({
    ...adapter,
    ...(adapter.threads?.reuse && {
      threads: {
        ...adapter.threads,
        reuse: async (input, options) =>
          input.on ? adapter.threads!.reuse!(input, options) : adapter.threads!.comment(input.id, options),
      },
    }),
  })),
  /** Answers with another site's data when asked for it by id. */
  'forgets sites': (world: World): World => ({ ...world, elsewhere: () => world.as('mira') }),
  /** Never closes anything: its clock stands still. */
  'ignores the clock': (world: World): World => ({ ...world, advance: async () => {} }),
} satisfies Record<string, (world: World) => World>;

export type Flaw = keyof typeof FLAWS;

/** The same harness with a flaw in every world. */
export const withFlaw = (harness: Harness, flaw: Flaw): Harness => ({
  fresh: async () => FLAWS[flaw](await harness.fresh()),
});

function flawed(as: (world: World, role: Role) => Promise<BackendAdapter>): (world: World) => World {
  return (world) => ({ ...world, as: (role) => as(world, role) });
}

function perAdapter(spoil: (adapter: BackendAdapter) => BackendAdapter): (world: World) => World {
  return flawed(async (world, role) => spoil(await world.as(role)));
}

function listening(
  adapter: BackendAdapter,
  spoil: (subscription: Subscription) => Subscription,
): BackendAdapter {
  return 'subscribe' in adapter
    ? { ...adapter, subscribe: (subscription) => adapter.subscribe!(spoil(subscription)) }
    : adapter;
}
