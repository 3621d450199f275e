import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '../../domain/common.ts';
import type { Row, Table } from '../schema.ts';
import { catchUp } from '../log/readers.ts';
import { TABLES } from '../tables.ts';
import { createWorld, MINUTE, SITE, type World } from '../testing/world.ts';
import { threadsPart } from '../threads/threads.ts';
import { eraseDue, eraseMember, INTERRUPTED } from './erase.ts';

const badge = (id: string) =>
  ({
    id,
    name: 'T',
    description: 'T',
    art: 'star',
    trigger: 'comment.posted',
    dailyCap: null,
    retired: false,
    tiers: [{ id: 'one', name: 'One', threshold: 1 }],
  }) as const;

async function postBy(
  world: World,
  viewer: Parameters<World['as']>[0],
  parent: Id | null = null,
): Promise<Id> {
  const id = world.id();
  await threadsPart(world.as(viewer)).post({ id, topic: 't', parent, body: 'Words' });
  return id;
}

/** Every row of every table, but for the log and who was erased. */
async function rows(world: World): Promise<Record<string, Row<Table>[]>> {
  const all: Record<string, Row<Table>[]> = {};
  for (const table of Object.keys(TABLES) as Table[])
    if (table !== 'events' && table !== 'erased') all[table] = await world.row(table);
  return all;
}

test('T108 counting badges anew from the log brings nothing back of who was erased', async () => {
  const world = createWorld();
  await world.configure({ badges: [badge('first')] });
  const [ann, ben] = [await world.join('Ann'), await world.join('Ben')];
  await postBy(world, ann);
  await postBy(world, ben);
  await catchUp(world.options, SITE);
  await eraseMember(world.options, SITE, ann.id);
  await world.configure({ badges: [badge('first'), badge('second')] });
  await catchUp(world.options, SITE);
  const holders = (await world.row('grants')).map((row) => `${row.badge} ${row.member === ben.id}`);
  assert.deepEqual(holders.sort(), ['first true', 'second true']);
});

test('T108 an erasure that was interrupted is carried on, once it is clear that it was', async () => {
  const world = createWorld();
  await world.configure();
  const ann = await world.join('Ann');
  await postBy(world, ann);
  const { store } = world.options;
  const broken = {
    ...world.options,
    store: {
      ...store,
      // The power fails when the first words are about to go.
      write: ((site, lock, body, ahead) =>
        lock.startsWith('thread/')
          ? Promise.reject(new Error('power'))
          : store.write(site, lock, body, ahead)) as typeof store.write,
    },
  };
  await assert.rejects(eraseMember(broken, SITE, ann.id), /power/);
  assert.equal((await world.row('members')).length, 0, 'nobody signs in as them any more');
  assert.equal((await world.row('comments'))[0]!.source, 'Words');
  await eraseDue(world.options, SITE, INTERRUPTED);
  assert.equal((await world.row('comments'))[0]!.source, 'Words', 'it may still be under way');
  world.now += 11 * MINUTE;
  await eraseDue(world.options, SITE, INTERRUPTED);
  const [comment] = await world.row('comments');
  assert.deepEqual([comment!.source, comment!.author, comment!.status], ['', null, 'deleted']);
  assert.deepEqual(
    (await world.row('erased')).map(({ done, name }) => [done, name]),
    [[1, null]],
  );
  assert.equal(
    JSON.stringify(await rows(world)).includes(ann.id),
    false,
    'not even the id, outside of the log',
  );
});

test('T108 what others earned and wrote stays as it was', async () => {
  const world = createWorld();
  await world.configure({ badges: [badge('first')] });
  const [ann, ben] = [await world.join('Ann'), await world.join('Ben')];
  const question = await postBy(world, ann);
  const answer = await postBy(world, ben, question);
  await catchUp(world.options, SITE);
  await eraseMember(world.options, SITE, ann.id);
  await catchUp(world.options, SITE);
  const kept = (await world.row('comments')).find(({ id }) => id === answer)!;
  assert.deepEqual(
    [kept.source, kept.author, kept.parent, kept.status],
    ['Words', ben.id, question, 'published'],
  );
  const [thread] = await world.row('threads');
  assert.equal(thread!.comments, 1);
  assert.equal((await world.row('members'))[0]!.approved, 1);
  assert.deepEqual(
    (await world.row('grants')).map(({ member }) => member),
    [ben.id],
  );
});
