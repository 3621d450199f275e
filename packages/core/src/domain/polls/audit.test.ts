import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { auditHead, ballotLine, recountBallots } from './audit.ts';
import { AuditProblem, recountAudit } from './audit-reading.ts';
import type { BallotWords } from './rules.ts';
import type { PollDefinition, PollKind } from './types.ts';

const SEED = 'c2VlZA';

const poll = (kind: PollKind, patch: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'autumn',
  question: { en: 'Where do we meet?', de: 'Wo treffen wir uns?' },
  kind,
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: `Option ${id}`, description: 'Not in the file' })),
  results: 'always',
  min: kind === 'score' ? 0 : 1,
  max: kind === 'multiple' || kind === 'ranked' ? 4 : kind === 'score' ? 5 : 1,
  ...((kind === 'dots' || kind === 'quadratic') && { budget: 100 }),
  opensAt: null,
  closesAt: 20,
  anonymous: false,
  guests: false,
  ...patch,
});
const times = (count: number, ...choices: string[]) => Array<BallotWords>(count).fill({ choices });

async function fileOf(definition: PollDefinition, ballots: readonly BallotWords[]): Promise<string> {
  const seed = definition.kind === 'ranked' ? SEED : null;
  const result = await recountBallots(definition, ballots, SEED);
  const lines = ballots.map((ballot) => ballotLine(definition, ballot)).sort();
  return [auditHead(definition, seed, result), ...lines].map((line) => `${line}\n`).join('');
}

const refuses = (text: string, line: number, message: RegExp) =>
  assert.rejects(recountAudit(text), (error) => {
    assert.ok(error instanceof AuditProblem, String(error));
    assert.equal(error.line, line, error.message);
    assert.match(error.message, message);
    return true;
  });

/** Four want A alone; the others rank B, C and D in some order, and A nowhere. */
const TRAP = [...times(4, 'a'), ...times(3, 'b', 'd', 'c'), ...times(2, 'c', 'd'), ...times(2, 'd', 'c')];

test('P31 an audit file holds rules, seed, result and ballots, and nothing of who or when', async () => {
  const text = await fileOf(poll('ranked', { quorum: 3 }), TRAP.toReversed());
  assert.equal(text, await fileOf(poll('ranked', { quorum: 3 }), TRAP), 'the order of votes leaves no trace');
  const [head, ...lines] = text.trimEnd().split('\n');
  const { result, seed, quorum, options, ...rest } = JSON.parse(head!) as Record<string, unknown>;
  assert.deepEqual([seed, quorum, (options as unknown[])[0]], [SEED, 3, { id: 'a', label: 'Option a' }]);
  assert.deepEqual(Object.keys(rest).sort(), ['format', 'kind', 'max', 'min', 'poll', 'question']);
  assert.equal((result as { voters: number }).voters, 11);
  assert.deepEqual(lines.slice(0, 5), ['["a"]', '["a"]', '["a"]', '["a"]', '["b","d","c"]']);
});

test('P32 counting a file again gives the result that it states', async () => {
  const { result } = await recountAudit(await fileOf(poll('ranked'), TRAP));
  assert.equal(result.outcome.kind, 'winner');
  assert.notDeepEqual(result.outcome.options, ['a'], 'the trap never elects A');
  assert.equal(result.dropped?.length, 2);
});

test('law: every file that can be written can be counted again', async () => {
  const kinds = fc.constantFrom<PollKind>('single', 'multiple', 'ranked', 'score', 'dots', 'quadratic');
  const shuffled = fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 1 });
  const points = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 5 }), {
    minKeys: 1,
  });
  await fc.assert(
    fc.asyncProperty(kinds, fc.array(fc.tuple(shuffled, points)), fc.nat(3), async (kind, all, silent) => {
      const byPoints = kind === 'score' || kind === 'dots' || kind === 'quadratic';
      const ballots = all.map(([choices, given]): BallotWords =>
        byPoints
          ? { choices: [], points: given }
          : { choices: kind === 'single' ? choices.slice(0, 1) : choices },
      );
      const definition = poll(kind, { abstain: true, quorum: 3 });
      const cast = [...ballots, ...times(silent)];
      const { result } = await recountAudit(await fileOf(definition, cast));
      assert.deepEqual([result.voters, result.abstained], [cast.length, silent]);
    }),
    { numRuns: 100 },
  );
});

test('P32 a file that was tampered with is refused, and the line is named', async () => {
  const text = await fileOf(poll('single'), [...times(3, 'a'), ...times(2, 'b')]);
  const lines = text.split('\n');
  const edited = (line: number, to: string) => lines.with(line - 1, to).join('\n');
  await refuses(edited(4, '["b"]'), 1, /result\.options\.0\.votes says 3, but the ballots give 2/);
  await refuses(edited(2, '["c"]'), 3, /further up/);
  await refuses(edited(3, '["z"]'), 3, /no ballot of this poll \(choices\.0 unknown-option\)/);
  await refuses(edited(3, '["a","b"]'), 3, /too-many/);
  await refuses(edited(3, '[]'), 3, /required/);
  await refuses(edited(3, '[ "a" ]'), 3, /not written as/);
  await refuses(edited(3, '{"a":1}'), 3, /not-of-this-kind/);
  await refuses(edited(3, '7'), 3, /no ballot/);
  await refuses(edited(3, 'null'), 3, /no ballot/);
  await refuses(edited(3, '["a"'), 3, /not JSON/);
  await refuses(lines.toSpliced(3, 1).join('\n'), 1, /result\.voters says 5, but the ballots give 4/);
  await refuses(text.trimEnd(), 6, /cut off/);
  await refuses('', 1, /not JSON/);
  await refuses('{}\n', 1, /hearth-audit\/1/);
  await refuses(edited(1, lines[0]!.replace('"single"', '"raffle"')), 1, /missing/);
  await refuses(edited(1, lines[0]!.replace('"min":1', '"min":2')), 1, /^min: /);
  await refuses(
    edited(1, lines[0]!.replace('"kind":"winner","options":["a"]', '"kind":"winner","options":["b"]')),
    1,
    /outcome/,
  );
});

test('P32 a seed other than the one that was published is another count where it decides', async () => {
  const ballots = [...times(3, 'a'), ...times(1, 'b', 'c'), ...times(1, 'c', 'b'), ...times(1, 'd', 'b')];
  const text = await fileOf(poll('ranked'), ballots);
  const others = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      recountAudit(text.replace(SEED, `other${n}`)).then(
        () => 'same',
        () => 'refused',
      ),
    ),
  );
  assert.ok(others.includes('refused'));
});
