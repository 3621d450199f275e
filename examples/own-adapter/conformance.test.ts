import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withRefetch } from '@hearth/core/adapter';
import {
  CASES,
  FIXTURE,
  FIXTURE_START,
  PEOPLE,
  runCase,
  withFlaw,
  type Flaw,
  type Harness,
  type Need,
  type Role,
} from '@hearth/core/adapter/conformance';
import { remarksAdapter } from './adapter.ts';
import { Remarks, type Customer } from './remarks.ts';

const customerOf = (role: Role): Customer | null => {
  if (role === 'anonymous' || role === 'guest') return null;
  const { subject, name, role: rank } = PEOPLE[role];
  return { id: subject, name, isTeam: rank === 'staff', since: FIXTURE_START };
};

const harness: Harness = {
  async fresh() {
    let time = FIXTURE_START;
    const remarks = new Remarks(() => ++time);
    const adapter = (role: Role, id: string) =>
      remarksAdapter({ remarks, site: { ...FIXTURE.site, id }, customer: async () => customerOf(role) });
    return {
      as: async (role) => adapter(role, 'conformance'),
      elsewhere: async () => adapter('mira', 'elsewhere'),
      advance: async (ms) => void (time += ms),
      dispose: async () => {},
    };
  },
};

/** What this backend claims. A case that needs no more must pass; the others are about what it does not have. */
const CLAIMED: readonly Need[] = ['threads', 'advance'];

describe('conformance: remarks', () => {
  for (const one of CASES) {
    const claimed = (one.needs ?? []).every((need) => CLAIMED.includes(need));
    if (claimed) test(one.name, async () => assert.equal(await runCase(harness, one), 'passed'));
  }
});

/** Those that a backend with threads alone can have. */
const FLAWS: readonly Flaw[] = [
  'drops writes',
  'reorders pages',
  'forgets permissions',
  'forgets keys',
  'forgets sites',
  'ignores the clock',
];

describe('conformance: the suite catches remarks that', () => {
  for (const flaw of FLAWS) {
    test(flaw, async () => {
      const outcomes = CASES.map((one) =>
        runCase(withFlaw(harness, flaw), one).catch((error: Error) => error.name),
      );
      assert.ok((await Promise.all(outcomes)).includes('ConformanceFailure'));
    });
  }
});

test('widgets are told to read again, where a backend tells of no changes', async () => {
  const world = await harness.fresh();
  const turns: (() => void)[] = [];
  const adapter = withRefetch(await world.as('mira'), {
    page: null,
    after: (_milliseconds, task) => {
      turns.push(task);
      return () => {};
    },
  });
  const told: string[] = [];
  const stop = adapter.subscribe({
    since: 'none',
    channels: ['thread/t'],
    onChange: () => assert.fail('there are no changes to tell of'),
    onResync: (asOf) => told.push(asOf),
  });
  turns.shift()!();
  assert.deepEqual(told, ['none']);
  stop();
});
