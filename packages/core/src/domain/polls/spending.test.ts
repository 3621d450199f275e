import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkBallot } from './rules.ts';
import { affordable, budgetLeft, costOf } from './spending.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }));

test('a dot costs 1, and v quadratic votes cost v²', () => {
  assert.deepEqual(
    [costOf({ kind: 'dots' }, 7), costOf({ kind: 'quadratic' }, 7), costOf({ kind: 'quadratic' }, 0)],
    [7, 49, 0],
  );
  assert.equal(budgetLeft({ kind: 'quadratic', budget: 100 }, { a: 7, b: 7 }), 2);
  assert.equal(affordable({ kind: 'quadratic', budget: 100 }, { a: 7, b: 7 }, 'b'), 7);
  assert.equal(affordable({ kind: 'dots', budget: 10 }, { a: 7 }, 'b'), 3);
});

test('what is affordable is taken by the rules, and one more is refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('dots' as const, 'quadratic' as const),
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(fc.nat({ max: 60 }), { minLength: 2, maxLength: 2 }),
      (kind, budget, [b, c]) => {
        const poll = { kind, options, min: 1, max: 1, budget };
        const given = { b: b!, c: c! };
        if (budgetLeft(poll, given) < 0) return;
        const most = affordable(poll, given, 'a');
        const check = (a: number) => checkBallot(poll, { choices: [], points: { ...given, a } });
        if (most + b! + c! > 0) assert.ok('choices' in check(most));
        assert.deepEqual('reason' in check(most + 1) && check(most + 1), {
          field: 'points',
          reason: 'over-budget',
          limit: budget,
          cost: costOf(poll, most + 1) + costOf(poll, b!) + costOf(poll, c!),
        });
      },
    ),
  );
});
