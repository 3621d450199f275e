/**
 * A backend of one's own: the shop's remarks as Hearth's threads. It has threads and nothing else, ids of its own, and
 * tells of no changes; so widgets hide polls, badges, invitations and moderation, and `withRefetch` keeps it fresh.
 */
import {
  CommunityError,
  SPEC,
  toCommunityError,
  type BackendAdapter,
  type Options,
} from '@hearth/core/adapter';
import {
  BODY_LIMIT,
  bodyFlaw,
  commentActions,
  NAME_LIMIT,
  tidyBody,
  topicFlaw,
  type Comment,
  type CommentAction,
  type Flaw,
  type MemberCard,
  type SiteInfo,
  type Viewer,
} from '@hearth/core/domain';
import { parse } from '@hearth/core/markdown';
import { excerpt, placeOf, standing } from './page.ts';
import type { Customer, Remark, Remarks } from './remarks.ts';

export interface RemarksOptions {
  readonly remarks: Remarks;
  readonly site: Omit<SiteInfo, 'moderation'>;
  /** Who is signed in to the shop now. */
  readonly customer: () => Promise<Customer | null>;
}

/** Nobody could approve what waits, so nothing waits; and without accounts for guests, they read. */
/** What came with later versions of the contract is not here: votes, reports, and what staff may do. */
const ACTIONS: readonly CommentAction[] = ['reply', 'react', 'edit', 'delete'];
const MODERATION: SiteInfo['moderation'] = { guests: 'refused', links: 'published', members: 'post' };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function remarksAdapter({ remarks, customer, ...options }: RemarksOptions): BackendAdapter {
  const site: SiteInfo = { ...options.site, moderation: MODERATION, votes: 'off' };

  const viewerOf = ({ id, name, isTeam }: Customer): Viewer => ({ id, name, role: isTeam ? 'staff' : 'member', strength: 'host' }); // prettier-ignore
  const find = (id: string): Remark => {
    const found = /^[1-9]\d{0,14}$/.test(id) ? remarks.find(site.id, Number(id)) : undefined;
    if (!found) throw new CommunityError('not-found', 'There is no such remark.');
    return found;
  };
  const signedIn = async (): Promise<Customer> => {
    const known = await customer();
    if (!known) throw new CommunityError('unauthenticated', 'Sign in to the shop first.');
    return known;
  };

  /** What somebody may do, by the same rule that every widget draws by. */
  function actions(remark: Remark, viewer: Viewer | null, editWindow = site.editWindow): CommentAction[] {
    const { who, removed, writtenAt } = remark;
    const comment = { status: removed ? 'deleted' : 'published', createdAt: writtenAt, author: who } as const;
    const all = commentActions(comment, viewer, { ...site, editWindow }, remarks.now());
    return all.filter((action) => ACTIONS.includes(action));
  }

  function draw(remark: Remark, viewer: Viewer | null, replies: number): Comment {
    const { no, page, answerTo, who, ref, text, writtenAt, changedAt, version, removed, likes } = remark;
    const { root, depth } = placeOf(remark, (parent) => find(String(parent)));
    const can = actions(remark, viewer);
    const own = likes.filter((like) => like.who === viewer?.id).map(({ kind }) => kind);
    const counts = site.reactions.map(({ id }) => ({
      id,
      count: likes.filter(({ kind }) => kind === id).length,
    }));
    return {
      id: String(no),
      clientId: ref,
      topic: page,
      parent: answerTo === null ? null : String(answerTo),
      root: String(root),
      depth,
      author: removed ? null : cardOf(who),
      body: removed ? null : parse(text),
      ...(can.includes('edit') && { source: text }),
      status: removed ? 'deleted' : 'published',
      createdAt: writtenAt,
      editedAt: changedAt,
      revision: version,
      reactions: counts.filter(({ count }) => count > 0),
      ...(viewer && { mine: own }),
      replies,
      can,
    };
  }
  const drawOne = (no: number, viewer: Viewer | null): Comment => {
    const remark = find(String(no));
    return draw(remark, viewer, standing(remarks.on(site.id, remark.page)).get(no) ?? 0);
  };

  /** A change that is asked for by a key: carried out once, if the rules allow it. */
  async function change(
    input: { readonly key: string; readonly id: string; readonly revision?: number },
    action: CommentAction,
    body: (remark: Remark, who: Customer) => Partial<Remark>,
  ): Promise<Comment> {
    const who = await signedIn();
    const viewer = viewerOf(who);
    const remark = find(input.id);
    const { key, ...rest } = input;
    const request = JSON.stringify([action, rest]);
    const before = remarks.done(who.id, key);
    if (before === request) return drawOne(remark.no, viewer);
    if (before !== undefined) throw new CommunityError('conflict', 'This key was used.', { field: 'key' });

    if (remark.removed) throw new CommunityError('gone', 'The remark was removed.');
    if (!actions(remark, viewer).includes(action)) {
      const late = actions(remark, viewer, Infinity).includes(action);
      throw new CommunityError(late ? 'closed' : 'forbidden', 'This may not be done to this remark.');
    }
    if (input.revision !== undefined && input.revision !== remark.version)
      throw new CommunityError('conflict', 'The remark has changed since.', { field: 'revision' });
    // From here on in one transaction, where the rows are in a database.
    remarks.update(remark.no, body(remark, who));
    remarks.keep(who.id, key, request);
    return drawOne(remark.no, viewer);
  }

  return {
    spec: SPEC,
    ids: 'server',
    connect: guarded(async () => {
      const known = await customer();
      const limits = { body: BODY_LIMIT, name: NAME_LIMIT };
      return { spec: SPEC, site, viewer: known && viewerOf(known), limits, now: remarks.now(), asOf: 'none' };
    }),
    threads: {
      read: guarded(async (query) => {
        const { topic } = query;
        refuse('topic', topicFlaw(topic));
        const known = await customer();
        const viewer = known && viewerOf(known);
        const all = remarks.on(site.id, topic);
        const counts = standing(all);
        const { roots, shown, ...ways } = excerpt(all, query);
        return {
          thread: {
            topic,
            title: null,
            url: null,
            locked: false,
            comments: written(all),
          },
          comments: shown.map((remark) => draw(remark, viewer, counts.get(remark.no) ?? 0)),
          roots: roots.map(({ no }) => String(no)),
          ...ways,
          asOf: 'none',
        };
      }),
      counts: guarded(async ({ topics }) => {
        if (topics.length < 1 || topics.length > 100) throw invalid('topics', 'too-long', 100);
        for (const topic of topics) refuse('topics', topicFlaw(topic));
        const counts = topics.map((topic) => [topic, written(remarks.on(site.id, topic))]);
        return { counts: Object.fromEntries(counts) as Record<string, number>, asOf: 'none' };
      }),
      comment: guarded(async (id) => {
        const known = await customer();
        return drawOne(find(id).no, known && viewerOf(known));
      }),
      post: guarded(async ({ id: ref, topic, parent, body }) => {
        const who = await signedIn();
        if (!UUID.test(ref)) throw invalid('id', 'format');
        refuse('topic', topicFlaw(topic));
        const text = tidyBody(body);
        refuse('body', bodyFlaw(text));
        const above = parent === null ? null : remarks.find(site.id, Number(parent));
        if (above === undefined || (above && (above.page !== topic || above.removed)))
          throw invalid('parent', 'not-found');
        const answerTo = above?.no ?? null;
        const stored = remarks.add({ shop: site.id, page: topic, answerTo, who, ref, text });
        const same = stored.shop === site.id && stored.who.id === who.id && stored.page === topic && stored.answerTo === answerTo && stored.text === text; // prettier-ignore
        if (!same) throw new CommunityError('conflict', 'This id is taken.', { field: 'id' });
        return drawOne(stored.no, viewerOf(who));
      }),
      edit: guarded(async (input) => {
        const text = tidyBody(input.body);
        refuse('body', bodyFlaw(text));
        return change(input, 'edit', ({ version }) => ({
          text,
          version: version + 1,
          changedAt: remarks.now(),
        }));
      }),
      remove: guarded(async (input) =>
        change(input, 'delete', ({ version }) => ({
          text: '',
          likes: [],
          removed: true,
          version: version + 1,
        })),
      ),
      react: guarded(async (input) => {
        const { reaction: kind, on } = input;
        return change(input, 'react', ({ likes }, who) => {
          if (!site.reactions.some(({ id }) => id === kind)) throw invalid('reaction', 'unknown');
          const others = likes.filter((like) => like.who !== who.id || like.kind !== kind);
          return { likes: on ? [...others, { who: who.id, kind }] : others };
        });
      }),
    },
  };
}

const cardOf = ({ id, name, isTeam, since }: Customer): MemberCard => ({
  id,
  name,
  role: isTeam ? 'staff' : 'member',
  since,
});

const written = (all: readonly Remark[]): number => all.filter(({ removed }) => !removed).length;

const invalid = (field: string, reason: string, limit?: number): CommunityError =>
  new CommunityError('invalid', `The field ${field} is not valid.`, {
    field,
    reason,
    ...(limit && { limit }),
  });

function refuse(field: string, flaw: Flaw | null): void {
  if (flaw) throw invalid(field, flaw.reason, flaw.limit);
}

/** Every method heeds its signal, and throws nothing but a CommunityError. The options come last, whatever comes before. */
function guarded<I, T>(body: (input: I) => Promise<T>): (...parameters: [I, Options?]) => Promise<T> {
  return async (...parameters) => {
    try {
      (parameters.at(-1) as Options | undefined)?.signal?.throwIfAborted();
      return await body(parameters[0]);
    } catch (thrown) {
      throw toCommunityError(thrown);
    }
  };
}
