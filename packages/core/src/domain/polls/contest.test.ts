import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contestProblem, entering, firsts, placed, shuffledBy } from './contest.ts';
import { validateDefinition } from './definition.ts';
import { licenceWords } from './reuse.ts';
import type { PollDefinition } from './types.ts';

const DAY = 86_400_000;
/** Entries on days 1 to 3, votes on days 4 to 6. */
const contest = {
  kind: 'contest' as const,
  opensAt: 4 * DAY,
  closesAt: 7 * DAY,
  entries: { opensAt: DAY, closesAt: 3 * DAY },
};
const image = { id: 'm', alt: 'A lamp on a sill' };

test('L17 entries are taken from the first to before the last moment of their window', () => {
  const at = (now: number) => entering(contest, now);
  assert.deepEqual(
    [at(DAY - 1), at(DAY), at(3 * DAY - 1), at(3 * DAY)],
    ['upcoming', 'open', 'open', 'closed'],
  );
});

test('entries without a window are taken until the votes close', () => {
  const { entries: _, ...votes } = contest;
  assert.deepEqual(
    [entering(votes, 0), entering(votes, 7 * DAY - 1), entering(votes, 7 * DAY)],
    ['open', 'open', 'closed'],
  );
  const endless = { ...votes, entries: { opensAt: null, closesAt: 99 * DAY } };
  assert.equal(entering(endless, 7 * DAY), 'closed');
});

test('L17 what is late, and what has no description, is named by its field', () => {
  const problem = (part: Parameters<typeof contestProblem>[1], now = 2 * DAY) =>
    contestProblem(contest, part, now);
  assert.equal(problem({ image }), null);
  assert.deepEqual(problem({ image }, 0), { field: 'entries', reason: 'not-open' });
  assert.deepEqual(problem({ image }, 3 * DAY), { field: 'entries', reason: 'closed' });
  assert.deepEqual(problem({}), { field: 'image', reason: 'required' });
  assert.deepEqual(problem({ image: { id: 'm', alt: ' \n' } }), { field: 'image.alt', reason: 'required' });
  assert.deepEqual(problem({ image: { id: 'm', alt: 'x'.repeat(501) } }), {
    field: 'image.alt',
    reason: 'too-long',
    limit: 500,
  });
});

test('L16 nobody can consent to what was not asked', () => {
  assert.deepEqual(contestProblem(contest, { image, reuse: true }, DAY), {
    field: 'reuse',
    reason: 'not-offered',
  });
  assert.equal(
    contestProblem({ ...contest, reuse: { licence: 'You may' } }, { image, reuse: true }, DAY),
    null,
  );
});

test('a licence is told by its words, in whatever order its languages stand', () => {
  assert.equal(licenceWords({ de: 'Ja', en: 'Yes' }), licenceWords({ en: 'Yes', de: 'Ja' }));
  assert.notEqual(licenceWords({ de: 'Ja', en: 'Yes' }), licenceWords({ de: 'Ja', en: 'Yes!' }));
  assert.equal(licenceWords('Yes'), 'Yes');
});

const definition: PollDefinition = {
  id: 'photos',
  question: 'The best photo?',
  options: [],
  results: 'always',
  min: 1,
  max: 1,
  anonymous: false,
  guests: false,
  ...contest,
  entries: { ...contest.entries, perMember: 1 },
};

test('a contest whose windows contradict each other is refused, and so is a licence of any other poll', () => {
  const fields = (part: Partial<PollDefinition>) =>
    validateDefinition({ ...definition, ...part }).map(({ field, reason }) => `${field} ${reason}`);
  assert.deepEqual(fields({ reuse: { licence: 'You may show it.' } }), []);
  assert.deepEqual(fields({ entries: { opensAt: null, closesAt: null, perMember: 1 } }), []);
  assert.deepEqual(fields({ entries: { opensAt: null, closesAt: 8 * DAY, perMember: 1 } }), [
    'entries.closesAt order',
  ]);
  assert.deepEqual(fields({ entries: { opensAt: 7 * DAY, closesAt: null, perMember: 1 } }), [
    'entries.opensAt order',
  ]);
  assert.deepEqual(fields({ entries: { opensAt: null, closesAt: null, perMember: 2 } }), [
    'entries.perMember format',
  ]);
  const ideas = { kind: 'ideas', reuse: { licence: 'x' } } as const;
  assert.deepEqual(fields(ideas), ['reuse not-of-this-kind']);
  const { entries: _, ...rest } = definition;
  const single = {
    ...rest,
    kind: 'single',
    options: [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ],
    reuse: { licence: 'x' },
  } as const;
  assert.deepEqual(
    validateDefinition(single).map(({ field }) => field),
    ['reuse'],
  );
});

test('who has as many votes shares a place, and first is who has most, if anybody has one', () => {
  const entries = [{ id: 'a', votes: 3 }, { id: 'b', votes: 5 }, { id: 'c', votes: 5 }, { id: 'd' }];
  assert.deepEqual(
    placed(entries).map(({ entry, place, tied }) => [entry.id, place, tied]),
    [
      ['b', 1, true],
      ['c', 1, true],
      ['a', 3, false],
      ['d', 4, false],
    ],
  );
  assert.deepEqual(
    firsts(entries).map(({ id }) => id),
    ['b', 'c'],
  );
  assert.deepEqual(firsts([{ id: 'a', votes: 0 }, { id: 'b' }]), []);
});

test('an order by a seed holds every entry once, whatever order they came in, and gives each a turn at the front', () => {
  const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(ids, fc.string(), fc.nat(), (all, seed, turn) => {
      const entries = all.map((id) => ({ id }));
      const order = shuffledBy(seed, entries);
      assert.deepEqual(order.map(({ id }) => id).sort(), all.toSorted());
      const turned = [...entries.slice(turn % all.length), ...entries.slice(0, turn % all.length)];
      assert.deepEqual(shuffledBy(seed, turned), order);
    }),
  );
  // Four entries, a thousand viewers: each stands first for about a quarter of them.
  const entries = ['a', 'b', 'c', 'd'].map((end) => ({ id: `019aa000-0000-7000-8000-00000000000${end}` }));
  const first = new Map<string, number>();
  for (let viewer = 0; viewer < 1_000; viewer++) {
    const { id } = shuffledBy(`viewer ${viewer}`, entries)[0]!;
    first.set(id, (first.get(id) ?? 0) + 1);
  }
  for (const { id } of entries)
    assert.ok(first.get(id)! > 180 && first.get(id)! < 320, `${id}: ${first.get(id)}`);
});
