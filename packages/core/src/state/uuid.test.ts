import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidMaker } from './uuid.ts';

test('makes UUIDv7 of the moment', () => {
  const make = uuidMaker(
    () => 0x017f22e279b0,
    (bytes) => bytes.fill(0xff),
  );
  assert.equal(make(), '017f22e2-79b0-77ff-bfff-ffffffffffff');
});

test('rises within a millisecond, over a full counter, and when the clock steps back', () => {
  let now = 1000;
  const make = uuidMaker(() => now);
  const ids: string[] = [];
  for (let count = 0; count < 10_000; count++) {
    if (count === 5_000) now = 500;
    if (count === 9_000) now = 5000;
    ids.push(make());
  }
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids)
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
