import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTable } from './entities.ts';
import { createTurns, optimistic } from './optimistic.ts';

interface Doc {
  readonly id: string;
  readonly tags: readonly string[];
}
const add =
  (tag: string) =>
  (doc: Doc | undefined): Doc => ({ id: doc?.id ?? 'x', tags: [...(doc?.tags ?? []), tag] });
function openGate() {
  let open = () => {};
  let refuse = () => {};
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve;
    refuse = () => reject(new Error('refused'));
  });
  return { passed, open, refuse };
}
const tick = async () => {
  for (let i = 0; i < 8; i++) await Promise.resolve();
};

test('whatever the order in which changes succeed, fail and news arrive, all settled gives the base with the successes', async () => {
  const step = fc.record({
    op: fc.constantFrom('start', 'succeed', 'fail', 'news'),
    pick: fc.nat(20),
    id: fc.constantFrom('x', 'y'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.infiniteStream(fc.boolean()),
      async (steps, coin) => {
        const table = createTable<Doc>(({ id }) => id);
        const model = new Map<string, string[]>([
          ['x', []],
          ['y', []],
        ]);
        table.put([
          { id: 'x', tags: [] },
          { id: 'y', tags: [] },
        ]);
        let pending: { id: string; tag: string; resolve: () => void; reject: () => void }[] = [];
        const settled: Promise<unknown>[] = [];
        let count = 0;
        const check = () => {
          for (const [id, base] of model) {
            const expected = [...base, ...pending.filter((other) => other.id === id).map(({ tag }) => tag)];
            assert.deepEqual(table.get(id)?.tags, expected);
          }
        };
        const end = async (index: number, ok: boolean) => {
          const one = pending[index];
          if (!one) return;
          pending = pending.filter((other) => other !== one);
          if (ok) model.get(one.id)!.push(one.tag);
          (ok ? one.resolve : one.reject)();
          await tick();
        };
        for (const { op, pick, id } of steps) {
          if (op === 'start') {
            const tag = `t${count++}`;
            const gate = openGate();
            pending.push({ id, tag, resolve: gate.open, reject: gate.refuse });
            const patch = add(tag);
            settled.push(
              optimistic(table, {
                id,
                patch,
                run: () => gate.passed,
                settle: () => patch(table.base(id)),
              }).catch((thrown: Error) => assert.equal(thrown.message, 'refused')),
            );
          } else if (op === 'news') {
            const tag = `n${count++}`;
            model.get(id)!.push(tag);
            table.put([add(tag)(table.base(id))]);
          } else if (pending.length) await end(pick % pending.length, op === 'succeed');
          check();
        }
        while (pending.length) await end(0, coin.next().value as boolean);
        await Promise.all(settled);
        check();
        for (const [id, base] of model) assert.deepEqual(table.get(id), { id, tags: base });
      },
    ),
    { numRuns: 200 },
  );
});

test('a change is shown before anything is awaited, and undone when running it throws at once', async () => {
  const table = createTable<Doc>(({ id }) => id);
  const done = optimistic(table, {
    id: 'x',
    patch: add('a'),
    run: () => {
      throw new Error('no');
    },
    settle: () => undefined,
  });
  await assert.rejects(done, /no/);
  assert.equal(table.get('x'), undefined);
});

test('older news does not undo newer, and a change of a missing entity may make it', () => {
  const table = createTable<{ id: string; revision: number }>(
    ({ id }) => id,
    (known, news) => (news.revision < known.revision ? known : news),
  );
  table.put([{ id: 'x', revision: 2 }]);
  table.put([{ id: 'x', revision: 1 }]);
  assert.equal(table.get('x')?.revision, 2);
  const lift = table.lay('y', () => ({ id: 'y', revision: 0 }));
  assert.equal(table.get('y')?.revision, 0);
  lift();
  lift();
  assert.equal(table.get('y'), undefined);
});

test('listeners hear once of what changes together', async () => {
  const table = createTable<Doc>(({ id }) => id);
  let heard = 0;
  const stop = table.listen(() => heard++);
  table.put([
    { id: 'x', tags: [] },
    { id: 'y', tags: [] },
  ]);
  table.lay('x', add('a'))();
  await tick();
  assert.equal(heard, 1);
  stop();
  table.put([{ id: 'z', tags: [] }]);
  await tick();
  assert.equal(heard, 1);
});

test('what nobody holds any more is dropped', () => {
  const table = createTable<Doc>(({ id }) => id);
  const first = table.keep(({ id }) => id !== 'z');
  const second = table.keep(({ id }) => id === 'y');
  table.put([
    { id: 'x', tags: [] },
    { id: 'y', tags: [] },
  ]);
  first();
  assert.equal(table.get('x'), undefined);
  assert.ok(table.get('y'));
  second();
  assert.equal(table.get('y'), undefined);
});

test('turns of one key wait for each other, also after a failure; other keys do not', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const gate = openGate();
  const first = inTurn('a', async () => {
    await gate.passed;
    order.push('a1');
    throw new Error('no');
  });
  const second = inTurn('a', async () => void order.push('a2'));
  await inTurn('b', async () => void order.push('b'));
  gate.open();
  await assert.rejects(first);
  await second;
  assert.deepEqual(order, ['b', 'a1', 'a2']);
});
