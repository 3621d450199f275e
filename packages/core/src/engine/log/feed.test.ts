import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { Change, Channel } from '../../adapter/contract.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { createEngine } from '../engine.ts';
import type { Store } from '../store.ts';
import { createTalk } from '../testing/talk.ts';
import { COMMUNITY, SITE } from '../testing/world.ts';

const MEMBERS_ONLY = { ...COMMUNITY.site, membersOnly: true };
const CHANNELS: readonly Channel[] = ['thread/a', 'moderation'];

async function until(done: () => boolean): Promise<void> {
  for (let turns = 0; !done(); turns++) {
    if (turns > 1_000) assert.fail('It never came.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Resolves with the first `count` changes that a viewer hears of. */
async function listening(membersOnly = false) {
  const talk = await createTalk(membersOnly ? { site: MEMBERS_ONLY } : {});
  const engine = createEngine(talk.options);
  const hear = async (viewer: Viewer | null, count: number): Promise<() => Promise<Change[]>> => {
    const changes: Change[] = [];
    const since = (await engine.backend(SITE, viewer).connect()).asOf;
    const heard = new Promise<Change[]>((resolve, reject) => {
      engine.backend(SITE, viewer).subscribe!({
        since,
        channels: CHANNELS,
        onChange: (change) => void (changes.push(change) === count && resolve([...changes])),
        onResync: () => reject(new Error('resync')),
        onState: (state, error) => void (state === 'ended' && reject(error!)),
      });
    });
    return () => heard;
  };
  return { talk, engine, hear };
}

describe('the feed', () => {
  test('tells a member of a members-only site what happens there', async () => {
    const { talk, hear } = await listening(true);
    const [ada, bob] = [await talk.join('Ada'), await talk.join('Bob')];
    const heard = await hear(bob, 1);
    await talk.post(ada, 'x');
    assert.equal((await heard())[0]!.kind, 'comment');
  });

  test('ends at once for who may not read the site', async () => {
    const { talk, engine } = await listening(true);
    await talk.post(await talk.join('Ada'), 'x');
    const error = await new Promise((resolve) => {
      engine.backend(SITE, null).subscribe!({
        since: 'x',
        channels: CHANNELS,
        onChange: () => assert.fail('a leak'),
        onResync: () => assert.fail('a leak'),
        onState: (state, error) => {
          assert.equal(state, 'ended');
          resolve(error);
        },
      });
    });
    assert.ok(error instanceof CommunityError && error.code === 'unauthenticated');
  });

  test('tells what is held to its author and staff, and others only of what comes after', async () => {
    const { talk, hear } = await listening();
    const [guest, staff, bob] = [
      await talk.join('Gus', 'guest'),
      await talk.join('Sue', 'staff'),
      await talk.join('Bob'),
    ];
    const [byGuest, byStaff, byBob] = [await hear(guest, 2), await hear(staff, 3), await hear(bob, 1)];
    const held = await talk.post(guest, 'x');
    const plain = await talk.post(staff, 'y');
    const ids = (changes: Change[]) =>
      changes.map((change) => change.kind === 'comment' && `${change.channel} ${change.comment.id}`);
    assert.deepEqual(ids(await byBob()), [`thread/a ${plain.id}`]);
    assert.deepEqual(ids(await byStaff()), [
      `thread/a ${held.id}`,
      `moderation ${held.id}`,
      `thread/a ${plain.id}`,
    ]);
    assert.deepEqual(ids(await byGuest()), [`thread/a ${held.id}`, `moderation ${held.id}`]);
  });

  test('loses nothing of what is written while it reads', async () => {
    const { talk, hear } = await listening();
    const [ada, bob] = [await talk.join('Ada'), await talk.join('Bob')];
    const heard = await hear(bob, 200);
    const posted: string[] = [];
    for (let n = 0; n < 200; n++) {
      posted.push((await talk.post(ada, `${n}`)).id);
      for (let turns = n % 7; turns > 0; turns--) await Promise.resolve();
    }
    assert.deepEqual(
      (await heard()).map((change) => change.kind === 'comment' && change.comment.id),
      posted,
    );
  });

  test('whoever joins when all is read has nothing read for them, and misses nothing of what is behind', async () => {
    const talk = await createTalk();
    const { store } = talk.options;
    let looks = 0;
    const counting: Store = {
      ...store,
      read: (site, body) =>
        store.read(site, (tx) =>
          body({
            ...{ get: tx.get.bind(tx), getMany: tx.getMany.bind(tx), rangeEach: tx.rangeEach.bind(tx) },
            position: tx.position.bind(tx),
            range: (table, range) => {
              if (table === 'events') looks++;
              return tx.range(table, range);
            },
          }),
        ),
    };
    const engine = createEngine({ ...talk.options, store: counting });
    const ada = await talk.join('Ada');
    const { asOf } = await engine.backend(SITE, null).connect();
    const join = (since: string): Change[] => {
      const changes: Change[] = [];
      engine.backend(SITE, null).subscribe!({
        ...{ since, channels: CHANNELS, onResync: () => assert.fail('a resync') },
        onChange: (change) => void changes.push(change),
      });
      return changes;
    };
    const first = join(asOf);
    await talk.post(ada, 'x');
    await until(() => first.length === 1);
    const { asOf: now } = await engine.backend(SITE, null).connect();
    looks = 0;
    const many = Array.from({ length: 50 }, () => join(now));
    const late = join(asOf);
    await until(() => late.length === 1);
    assert.equal(looks, 0);
    await talk.post(ada, 'y');
    await until(() => [...many, late, first].every((changes) => changes.length > 0) && late.length === 2);
    assert.deepEqual(
      many.map(({ length }) => length),
      many.map(() => 1),
    );
  });
});
