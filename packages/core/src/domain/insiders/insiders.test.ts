import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { insiderProblems, type Named } from './definition.ts';
import { movingUp, passActions, perkActions, perkWindow, placeFor } from './perks.ts';
import { demandsOf, holdsBadge, weighNeeds } from './requirement.ts';
import type { Demand, Need, PassDefinition, PerkDefinition, Requirement } from './types.ts';

const founder: Requirement = { badge: 'founder' };
const bench: Requirement = { circle: 'bench' };

/** Whoever holds these; what is not known of is hidden. */
const knowing =
  (held: readonly string[], hidden: readonly string[] = []) =>
  (demand: Demand): Need | null => {
    const id = 'badge' in demand ? demand.badge : 'circle' in demand ? demand.circle : 'other';
    if (hidden.includes(id)) return null;
    const met = held.includes(id);
    return 'circle' in demand
      ? { kind: 'circle', met, circle: { id, name: id } }
      : { kind: 'badge', met, badge: { id, name: id, description: id, art: 'star' } };
  };

test('B36 one of several ways in is enough, or it takes them all', () => {
  const any: Requirement = { any: [founder, { badge: 'regular' }] };
  const all: Requirement = { all: [founder, { badge: 'regular' }] };
  assert.equal(weighNeeds(any, knowing(['regular']))?.met, true);
  assert.equal(weighNeeds(all, knowing(['regular']))?.met, false);
  assert.equal(weighNeeds(all, knowing(['regular', 'founder']))?.met, true);
  assert.equal(weighNeeds({ all: [any, { badge: 'third' }] }, knowing(['founder', 'third']))?.met, true);
});

test('L19 a way in that somebody may not know of leaves no trace, and hides what it takes', () => {
  const stranger = knowing([], ['bench']);
  assert.equal(weighNeeds(bench, stranger), null);
  assert.equal(weighNeeds({ all: [founder, bench] }, stranger), null);
  assert.deepEqual(weighNeeds({ any: [founder, bench] }, stranger), weighNeeds(founder, stranger));
  assert.deepEqual(
    weighNeeds({ any: [founder, { all: [bench, founder] }] }, stranger),
    weighNeeds(founder, stranger),
  );
});

const demand: fc.Arbitrary<Requirement> = fc.constantFrom<Requirement[]>(
  { badge: 'a' },
  { badge: 'b' },
  { circle: 'c' },
  { circle: 'd' },
);
const requirement = fc.letrec<{ one: Requirement }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    demand,
    fc.record({ any: fc.array(tie('one'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('one'), { minLength: 1, maxLength: 3 }) }),
  ),
})).one;
const some = fc.subarray(['a', 'b', 'c', 'd']);

test('whoever holds more is let in wherever they were', () => {
  fc.assert(
    fc.property(requirement, some, some, (one, held, more) => {
      const before = weighNeeds(one, knowing(held))!.met;
      const after = weighNeeds(one, knowing([...held, ...more]))!.met;
      assert.ok(!before || after);
    }),
  );
});

test('what is hidden is nowhere in the answer, and lets nobody in', () => {
  fc.assert(
    fc.property(requirement, some, some, (one, held, hidden) => {
      const need = weighNeeds(one, knowing(held, hidden));
      const told = JSON.stringify(need);
      for (const id of hidden) assert.ok(!told.includes(`"id":"${id}"`));
      const honest = weighNeeds(one, knowing(held.filter((id) => !hidden.includes(id))))!.met;
      assert.equal(need?.met ?? false, honest);
    }),
  );
});

test('what is asked for is listed whole', () => {
  assert.deepEqual(demandsOf({ all: [founder, { any: [bench, founder] }] }), [founder, bench, founder]);
});

test('B36 a tier, or a higher one; what is unknown is held by nobody', () => {
  const badge = {
    tiers: ['bronze', 'silver', 'gold'].map((id, at) => ({ id, name: id, threshold: at + 1 })),
  };
  assert.equal(holdsBadge(badge, 'silver', new Set(['bronze'])), false);
  assert.equal(holdsBadge(badge, 'silver', new Set(['gold'])), true);
  assert.equal(holdsBadge(badge, undefined, new Set(['bronze'])), true);
  assert.equal(holdsBadge(badge, undefined, new Set()), false);
  assert.equal(holdsBadge(badge, 'platinum', new Set(['gold'])), false);
});

const visit = (part: Partial<PerkDefinition> = {}): PerkDefinition => ({
  id: 'visit',
  name: 'A visit',
  type: 'experience',
  for: founder,
  capacity: 2,
  waitingList: true,
  opensAt: 100,
  closesAt: 200,
  startsAt: 300,
  ...part,
});

test('B42 a place while one is free and nobody waits, then one in line, then none', () => {
  assert.equal(placeFor(visit(), { taken: 1, waiting: 0 }), 'booked');
  assert.equal(placeFor(visit(), { taken: 1, waiting: 1 }), 'waiting');
  assert.equal(placeFor(visit(), { taken: 2, waiting: 0 }), 'waiting');
  assert.equal(placeFor(visit({ waitingList: false }), { taken: 2, waiting: 0 }), null);
});

test('B43 booked from its opening on and not at its close; stepping back until it begins', () => {
  const free = { taken: 0, waiting: 0 };
  const can = (now: number, mine = false) => perkActions(visit(), free, { mine, met: true }, now);
  assert.deepEqual([can(99), can(100), can(199), can(200)], [[], ['book'], ['book'], []]);
  assert.deepEqual([can(250, true), can(299, true), can(300, true)], [['cancel'], ['cancel'], []]);
  assert.equal(perkWindow(visit({ closesAt: null }), 300), 'over');
  assert.deepEqual(perkActions(visit(), free, { mine: false, met: false }, 150), []);
  assert.equal(movingUp(visit(), { taken: 1, waiting: 5 }, 299), 1);
  assert.equal(movingUp(visit(), { taken: 1, waiting: 5 }, 300), 0);
});

test('a perk is never oversold, whoever comes and goes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.constantFrom('come', 'go', 'more')),
      (capacity, steps) => {
        let perk = visit({ capacity, opensAt: null, closesAt: null, startsAt: null });
        let figures = { taken: 0, waiting: 0 };
        for (const step of steps) {
          if (step === 'more') perk = { ...perk, capacity: perk.capacity + 1 };
          else if (step === 'go') figures = { ...figures, taken: Math.max(0, figures.taken - 1) };
          else if (placeFor(perk, figures) === 'booked') figures = { ...figures, taken: figures.taken + 1 };
          else figures = { ...figures, waiting: figures.waiting + 1 };
          const up = movingUp(perk, figures, 0);
          figures = { taken: figures.taken + up, waiting: figures.waiting - up };
          assert.ok(figures.taken <= perk.capacity && figures.waiting >= 0);
          assert.ok(figures.waiting === 0 || figures.taken === perk.capacity);
        }
      },
    ),
  );
});

test('L5 a pass that was used can be used no more', () => {
  const pass: PassDefinition = { id: 'line', name: 'Line', for: founder, opensAt: null, closesAt: 10 };
  assert.deepEqual(passActions(pass, { used: false, met: true }, 9), ['redeem']);
  assert.deepEqual(passActions(pass, { used: true, met: true }, 9), []);
  assert.deepEqual(passActions(pass, { used: false, met: false }, 9), []);
  assert.deepEqual(passActions(pass, { used: false, met: true }, 10), []);
});

test('B49 what is wrong with a declaration is named by its place', () => {
  const named: Named = {
    origins: ['https://shop.example'],
    points: ['silver'],
    polls: [],
    badges: [
      {
        id: 'founder',
        name: 'Founder',
        description: '',
        art: 'star',
        trigger: 'comment.posted',
        tiers: [{ id: 'one', name: 'One', threshold: 1 }],
        dailyCap: null,
        retired: false,
      },
    ],
  };
  const gate = (requirement: Requirement) => ({
    gates: [{ id: 'g', for: requirement, perks: ['nothing'], passes: [] }],
  });
  const fields = (part: Partial<Named>) =>
    insiderProblems({ ...named, ...part }).map(({ field, reason }) => `${field} ${reason}`);
  assert.deepEqual(fields(gate({ any: [founder, { badge: 'foundr' }, { badge: 'founder', tier: 'two' }] })), [
    'gates.0.for.any.1.badge unknown',
    'gates.0.for.any.2.tier unknown',
    'gates.0.perks.0 unknown',
  ]);
  assert.deepEqual(fields({ gates: [{ id: 'g', for: { all: [] }, perks: [], passes: [] }] }), [
    'gates.0.for.all too-few',
  ]);
  assert.deepEqual(
    fields({
      circles: [
        { id: 'bench', name: 'Bench', invites: 'staff', days: 0, page: 'https://evil.example/', places: 0 },
      ],
    }),
    ['circles.0.places format', 'circles.0.days format', 'circles.0.page format'],
  );
  assert.deepEqual(fields({ perks: [visit({ capacity: 0, closesAt: 50, startsAt: 40 })] }), [
    'perks.0.closesAt order',
    'perks.0.capacity format',
    'perks.0.startsAt order',
  ]);
  assert.deepEqual(fields({ perks: [visit({ for: { points: 'silver' } })], ...gate({ points: 'gold' }) }), [
    'gates.0.for.points unknown',
    'gates.0.perks.0 unknown',
  ]);
});
