import { expect } from '@open-wc/testing';
import type { Change } from '@hearth/core/adapter';
import { indexedDbPersistence } from './indexed-db.ts';
import { localAdapter, type LocalAdapter } from './local-adapter.ts';

const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
let names = 0;

describe('the local adapter in IndexedDB', () => {
  let database: string;
  let open: LocalAdapter[];
  const tab = (): LocalAdapter => {
    const adapter = localAdapter({ site: 'page', database });
    open.push(adapter);
    return adapter;
  };
  beforeEach(() => {
    database = `hearth-test-${Date.now()}-${names++}`;
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((adapter) => adapter.close()));
    indexedDB.deleteDatabase(database);
  });

  it('stores nothing before somebody acts', async () => {
    const adapter = tab();
    await adapter.connect();
    await adapter.threads!.read({ topic: 'a' });
    expect(await indexedDbPersistence(database, { create: false })).to.equal(null);
    await adapter.members!.joinAsGuest({ name: 'Ada' });
    const kept = await indexedDbPersistence(database, { create: false });
    expect(kept).to.not.equal(null);
    await kept!.close();
  });

  it('survives a reload, with who one is', async () => {
    const before = tab();
    const viewer = await before.members!.joinAsGuest({ name: 'Ada' });
    const comment = await before.threads!.post({ id: id(1), topic: 'a', parent: null, body: 'Hello' });
    await before.close();
    const after = tab();
    expect((await after.connect()).viewer).to.deep.equal(viewer);
    const page = await after.threads!.read({ topic: 'a' });
    expect(page.comments).to.deep.equal([comment]);
    const edited = await after.threads!.edit({ key: id(2), id: id(1), body: 'Hello again', revision: 1 });
    expect(edited.revision).to.equal(2);
  });

  it('lets two tabs see what the other writes, also when neither had stored anything', async () => {
    const [one, two] = [tab(), tab()];
    const { asOf } = await two.connect();
    await one.connect();
    let resynced = '';
    const heard = new Promise<Change>((resolve) => {
      two.subscribe!({
        since: asOf,
        channels: ['thread/a'],
        onChange: resolve,
        onResync: (from) => (resynced = from),
      });
    });
    const first = new Promise<void>((resolve) => {
      two.subscribe!({ since: asOf, channels: [], onChange: () => {}, onResync: () => resolve() });
    });
    await one.members!.joinAsGuest({ name: 'Ada' });
    await first;
    await one.threads!.post({ id: id(1), topic: 'a', parent: null, body: 'Hello' });
    const change = await heard;
    expect(change.kind === 'comment' && change.comment.id).to.equal(id(1));
    expect(resynced).to.not.equal('');
    expect((await two.threads!.read({ topic: 'a' })).roots).to.deep.equal([id(1)]);
  });

  it('loses no write when tabs write at once', async () => {
    const [one, two] = [tab(), tab()];
    await one.members!.joinAsGuest({ name: 'Ada' });
    await two.connect();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? one : two).threads!.post({ id: id(n), topic: 'a', parent: null, body: `${n}` }),
      ),
    );
    for (const adapter of [one, two]) {
      const { thread, comments } = await adapter.threads!.read({ topic: 'a' });
      expect([thread.comments, comments.length]).to.deep.equal([20, 20]);
    }
  });
});
