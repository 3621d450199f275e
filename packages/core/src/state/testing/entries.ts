import type { EntriesPart } from '../../adapter/contract.ts';
import { CommunityError, type ErrorCode, type ErrorDetails } from '../../adapter/errors.ts';
import { plainBody } from '../../domain/body.ts';
import type { Entry, EntryQuery } from '../../domain/polls/ideas/types.ts';
import { entriesStore } from '../polls/entries.ts';
import { SETTLE } from '../live/hub.ts';
import { ada, bob, cardOf, createBackend } from './backend.ts';
import { openCommunity } from './open.ts';
import { createWorld, type World } from './world.ts';

/** Entries of the poll `p` that somebody looks at, on a scripted backend. */
export async function openEntries(
  given: {
    readonly titles?: readonly string[];
    readonly world?: World;
    readonly pageSize?: number;
    /** Votes are not to be seen by who has not voted. */
    readonly afterVote?: boolean;
    readonly viewer?: typeof ada | null;
  } = {},
) {
  const world = given.world ?? createWorld();
  const backend = createBackend({ now: world.time, viewer: given.viewer === undefined ? ada : given.viewer });
  const all = new Map<string, Entry>();
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  const failures: { readonly name: string; readonly error: CommunityError }[] = [];
  let clock = 0;

  const add = (id: string, patch: Partial<Entry> = {}): Entry => {
    const entry: Entry = {
      id,
      poll: 'p',
      author: cardOf(bob),
      title: id,
      body: plainBody('Why'),
      status: 'open',
      state: 'published',
      votes: 0,
      voted: false,
      createdAt: clock++,
      editedAt: null,
      revision: 1,
      can: ['vote'],
      ...patch,
    };
    all.set(id, entry);
    return entry;
  };
  for (const title of given.titles ?? ['a', 'b', 'c']) add(title);

  const asOf = () => `e.${backend.log.length}`;
  const seesVotes = () => !given.afterVote || [...all.values()].some(({ voted }) => voted);
  /** As the viewer, or everybody, sees it. */
  const drawn = (entry: Entry, viewer: unknown = backend.viewer): Entry => {
    const { votes, voted, ...rest } = entry;
    return {
      ...rest,
      ...((viewer ? seesVotes() : !given.afterVote) && votes !== undefined && { votes }),
      ...(viewer ? { voted: voted ?? false } : { can: [] }),
    };
  };
  const page = ({ sort = 'trending', status, shelf, cursor, limit = given.pageSize ?? 50 }: EntryQuery) => {
    const chosen = [...all.values()].filter((entry) =>
      shelf === 'mine'
        ? entry.author?.id === ada.id
        : entry.state === (shelf ?? 'published') && (!status || entry.status === status),
    );
    const sorted = seesVotes() ? sort : 'new';
    const by = sorted === 'new' ? () => 0 : ({ votes = 0 }: Entry) => votes;
    chosen.sort((x, y) => by(y) - by(x) || y.createdAt - x.createdAt);
    const from = Number(cursor ?? 0);
    const next = from + limit < chosen.length ? String(from + limit) : null;
    return {
      entries: chosen.slice(from, from + limit).map((entry) => drawn(entry)),
      sort: sorted,
      next,
      asOf: asOf(),
    };
  };
  const run = async <I, R>(name: string, input: I, body: () => R): Promise<R> => {
    calls.push({ name, input });
    await Promise.resolve();
    const at = failures.findIndex((failure) => failure.name === name);
    if (at >= 0) throw failures.splice(at, 1)[0]!.error;
    return body();
  };
  const change = (id: string, patch: Partial<Entry>) => drawn(add(id, { ...all.get(id)!, ...patch }));
  const entries: EntriesPart = {
    list: (query) => run('list', query, () => page(query)),
    read: (id) => run('read', id, () => drawn(all.get(id)!)),
    similar: (query) =>
      run('similar', query, () => ({
        entries: [...all.values()].filter(({ title }) => query.text.includes(title)).map((one) => drawn(one)),
      })),
    propose: (input) =>
      run('propose', input, () =>
        drawn(
          add(input.id, {
            title: input.title,
            author: cardOf(ada),
            state: input.body.includes('http') ? 'held' : 'published',
          }),
        ),
      ),
    edit: (input) =>
      run('edit', input, () => change(input.id, { title: input.title, revision: input.revision + 1 })),
    remove: (input) =>
      run('remove', input, () => change(input.id, { state: 'deleted', revision: input.revision + 1 })),
    vote: (input) =>
      run('vote', input, () =>
        change(input.id, { voted: input.on, votes: all.get(input.id)!.votes! + (input.on ? 1 : -1) }),
      ),
    settle: ({ id, status }) => run('settle', id, () => change(id, { status })),
    merge: ({ id, into }) =>
      run('merge', id, () => {
        change(id, { state: 'merged', mergedInto: into, revision: 2 });
        return change(into, { votes: all.get(into)!.votes! + all.get(id)!.votes! });
      }),
    consent: (input) =>
      run('consent', input, () => {
        const { reuse: _, ...rest } = all.get(input.id)!;
        all.set(input.id, rest);
        return change(input.id, input.on ? { reuse: { at: 1, licence: 'l', text: 'You may' } } : {});
      }),
    moderate: (input) =>
      run('moderate', input, () =>
        change(input.id, { state: input.action === 'hide' ? 'hidden' : 'published', revision: 2 }),
      ),
  };
  const opened = openCommunity({ world, backend, adapter: { ...backend.adapter, entries } });
  const store = entriesStore(opened.community, 'p');
  const stop = store.$view.listen(() => {});
  await world.advance(SETTLE);
  const view = () => store.$view.get();
  return {
    ...opened,
    store,
    stop,
    all,
    calls,
    add,
    view,
    names: (name: string) => calls.filter((call) => call.name === name),
    titles: () => view().entries.map(({ title }) => title),
    fail: (name: string, code: ErrorCode, details: ErrorDetails = {}) =>
      void failures.push({ name, error: new CommunityError(code, 'scripted', details) }),
    /** Everybody is told of it as it is now. */
    tell: (id: string) =>
      backend.tell({ kind: 'entry', channel: 'poll/p', entry: drawn(all.get(id)!, null) }),
  };
}
