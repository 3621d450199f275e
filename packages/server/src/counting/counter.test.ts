import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CommunityError } from '@hearth/core/adapter';
import { countRanked, type Id } from '@hearth/core/domain';
import type { RankedWork } from '@hearth/core/engine';
import fc from 'fast-check';
import { SILENT } from '../log.ts';
import { folder } from '../testing/server.ts';
import { Counter } from './counter.ts';
import { Gathered, pack } from './packing.ts';

type Ballots = readonly (readonly Id[])[];

const letters = (count: number): string[] => Array.from({ length: count }, (_, index) => `option-${index}`);

/** Rankings of some of the options, the same in every run; some abstain. */
function ballotsOf(options: readonly string[], voters: number): Ballots {
  let seed = 7;
  const next = (below: number): number => (seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647) % below;
  return Array.from({ length: voters }, () => {
    const left = [...options];
    return Array.from({ length: next(options.length + 1) }, () => left.splice(next(left.length), 1)[0]!);
  });
}

function work(options: readonly string[], ballots: Ballots, size = 500): RankedWork {
  async function* pages(): AsyncGenerator<Ballots> {
    for (let at = 0; at < ballots.length; at += size) yield ballots.slice(at, at + size);
  }
  return { options, tieOrder: options.toReversed(), voters: ballots.length, pages: pages() };
}

describe('ranked ballots that are many', () => {
  let counter: Counter;
  const { path, remove } = folder();
  afterEach(() => counter.close());
  test.after(remove);
  /** A counter whose thread does something else. */
  const broken = (name: string, script: string): Counter => {
    const file = join(path, `${name}.mjs`);
    writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${script}`);
    return new Counter(SILENT, pathToFileURL(file));
  };
  const unavailable = (error: unknown) => error instanceof CommunityError && error.code === 'unavailable';

  test('P35 are counted on another thread to the same result, several polls at once', async () => {
    counter = new Counter(SILENT);
    const sizes = [
      [30, 1_200],
      [12, 4_000],
      [200, 50],
    ] as const;
    const counts = await Promise.all(
      sizes.map(([options, voters]) => {
        const ids = letters(options);
        return counter.count(work(ids, ballotsOf(ids, voters)));
      }),
    );
    for (const [at, [options, voters]] of sizes.entries()) {
      const ids = letters(options);
      assert.deepEqual(counts[at], countRanked(ids, ballotsOf(ids, voters), ids.toReversed()));
    }
  });

  test('P35 others have their turn between any two pages', async () => {
    counter = new Counter(SILENT);
    const ids = letters(40);
    let turns = 0;
    let counting = true;
    const others = (): void => {
      turns++;
      if (counting) setImmediate(others);
    };
    others();
    await counter.count(work(ids, ballotsOf(ids, 1_000), 10));
    counting = false;
    assert.ok(turns >= 100, `${turns} turns`);
  });

  test('P35 a thread that dies fails the count as one to be tried again, and the next one starts anew', async () => {
    const ids = letters(30);
    const once = join(path, 'died').replaceAll('\\', '/');
    counter = broken(
      'once',
      `import { existsSync, writeFileSync } from 'node:fs';
      if (!existsSync('${once}')) parentPort.on('message', () => { writeFileSync('${once}', ''); throw new Error('out of memory'); });
      else parentPort.on('message', ({ job, options }) => options && parentPort.postMessage({ job, count: 'counted' }));`,
    );
    const again = () => counter.count(work(ids, ballotsOf(ids, 2_000)));
    await assert.rejects(again(), unavailable);
    assert.equal(await again(), 'counted');
  });

  test('a thread that ends before it is asked fails whoever waits, and nothing else', async () => {
    counter = broken('ended', 'process.exit(3);');
    const ids = letters(30);
    await assert.rejects(counter.count(work(ids, ballotsOf(ids, 2_000), 5)), unavailable);
  });

  test('what cannot be read, or names no option, fails as it would without a thread', async () => {
    counter = new Counter(SILENT);
    const ids = letters(30);
    const ballots = ballotsOf(ids, 1_000);
    const torn: RankedWork = {
      ...work(ids, ballots),
      pages: (async function* () {
        yield ballots;
        throw new CommunityError('unavailable', 'The database does not answer.');
      })(),
    };
    await assert.rejects(counter.count(torn), unavailable);
    await assert.rejects(counter.count(work(ids, [...ballots, ['stranger']])), RangeError);
    assert.deepEqual(await counter.count(work(ids, ballots)), countRanked(ids, ballots, ids.toReversed()));
  });

  test('without the script of the thread beside it, a server counts by itself', async () => {
    counter = new Counter(SILENT, pathToFileURL(join(path, 'none.js')));
    const ids = letters(30);
    const ballots = ballotsOf(ids, 1_000);
    assert.deepEqual(await counter.count(work(ids, ballots)), countRanked(ids, ballots, ids.toReversed()));
  });

  test('law: packed and gathered they say what they said', () => {
    const ids = letters(300);
    const places = new Map(ids.map((id, place) => [id, place]));
    fc.assert(
      fc.property(fc.array(fc.shuffledSubarray(ids, { maxLength: 6 }), { maxLength: 20 }), (ballots) => {
        const gathered = new Gathered();
        for (const half of [ballots.slice(0, 7), ballots.slice(7)]) gathered.add(pack(places, half));
        const told = gathered.rankings(ids).flatMap(({ order, count }) => Array<Ballots[number]>(count).fill(order)); // prettier-ignore
        const said = ballots.filter(({ length }) => length > 0);
        assert.deepEqual(told.map(String).sort(), said.map(String).sort());
      }),
      { numRuns: 50 },
    );
  });
});
