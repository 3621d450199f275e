import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PollDefinition } from '@hearth/core/domain';
import { createCommunity, entriesStore, type EntriesStore, type EntriesView } from '@hearth/core/state';
import { localAdapter } from './local-adapter.ts';
import { createMemoryStore } from './memory-store.ts';

const board: PollDefinition = {
  id: 'wishes',
  question: 'What is missing?',
  kind: 'ideas',
  options: [],
  results: 'always',
  min: 1,
  max: 0,
  entries: { opensAt: null, closesAt: null, perMember: 0 },
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: true,
};

/** Resolves once a store shows it. */
const shows = ({ $view }: EntriesStore, wanted: (view: EntriesView) => boolean): Promise<EntriesView> =>
  new Promise((resolve) => {
    const stop = $view.subscribe((view) => {
      if (!wanted(view)) return;
      resolve(view);
      queueMicrotask(() => stop());
    });
  });

test('P68 an idea goes through the stores of several people: proposed, found, voted for, settled and united, each seen by the others', async () => {
  const rows = { store: createMemoryStore(), secret: new Uint8Array(32).fill(7) };
  const open = (name: string, role: 'member' | 'staff' = 'member') => {
    const viewer = { name, role };
    const adapter = localAdapter({ site: 'page', rows, device: name, community: { polls: [board] }, viewer });
    const community = createCommunity({ adapter, scope: name, locale: 'en' });
    const store = entriesStore(community, 'wishes');
    const stop = store.$view.listen(() => {});
    const close = async (): Promise<void> => {
      stop();
      community.destroy();
      await adapter.close();
    };
    return { store, close };
  };
  const [ada, ben, team] = [open('Ada'), open('Ben'), open('Noor', 'staff')];
  await Promise.all([ada, ben, team].map(({ store }) => shows(store, ({ status }) => status === 'ready')));

  ada.store.setDraft({ title: 'A lantern that folds flat', body: 'For the *boat*.' });
  const own = await ada.store.propose();
  assert.deepEqual(
    [own?.state, ada.store.$view.get().draft, ada.store.$view.get().entries.map(({ title }) => title)],
    ['published', { title: '', body: '' }, ['A lantern that folds flat']],
  );

  await shows(ben.store, ({ fresh }) => fresh === 1);
  assert.deepEqual(ben.store.$view.get().entries, []);
  ben.store.showFresh();
  const [alike] = await ben.store.alike('Lantern that folds');
  assert.equal(alike?.id, own?.id);
  assert.equal(await ben.store.vote(own!.id, true), true);
  await shows(ada.store, ({ entries }) => entries[0]?.votes === 1);

  assert.equal(await team.store.settle(own!.id, 'planned', 'In **spring**.'), true);
  const told = await shows(ben.store, ({ entries }) => entries[0]?.status === 'planned');
  assert.deepEqual([told.entries[0]?.reply?.by?.name, told.entries[0]?.voted], ['Noor', true]);

  ben.store.setDraft({ title: 'Folding lantern', body: '' });
  const second = await ben.store.propose();
  assert.equal(await ben.store.vote(second!.id, true), true);
  assert.equal(await ada.store.vote(second!.id, true), true);
  assert.equal(await team.store.merge(second!.id, own!.id), true);
  const united = await shows(
    ben.store,
    ({ entries }) => entries.find(({ id }) => id === own!.id)?.votes === 2,
  );
  const trace = united.entries.find(({ id }) => id === second!.id);
  assert.deepEqual([trace?.state, trace?.mergedInto], ['merged', own!.id]);

  for (const { close } of [ada, ben, team]) await close();
  await rows.store.close();
});
