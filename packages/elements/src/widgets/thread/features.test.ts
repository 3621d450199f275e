import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

/** Tests, and what they share: conformance cases and suites carry names of tests, too. */
const FILES = globSync(
  ['*.{test,browser,e2e}.ts', 'testing/**/*.ts', 'conformance/cases/*.ts'].map(
    (ending) => `{packages/*/src,examples}/**/${ending}`,
  ),
  { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) },
);

/** The rows that the name of a test bears, at its beginning: "T22 T2 sorts by votes". */
function borne(source: string): string[] {
  const names = source.matchAll(/(?:\b(?:test|it|describe)(?:\.\w+)?\(|\bname:)\s*['"`]((?:T\d+\b[,: ]*)+)/g);
  return [...names].flatMap(([, ids]) => ids!.match(/T\d+/g) ?? []);
}

/** The cells of each row of the feature table. */
const rows = read('docs/thread.md')
  .split('\n')
  .filter((line) => /^\| T\d+ \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const ids = rows.map(([id]) => id!);
const tests = new Map<string, string[]>();
for (const file of FILES) for (const id of borne(read(file))) tests.set(id, [...(tests.get(id) ?? []), file]);

describe('the feature table of docs/thread.md', () => {
  test('numbers its rows from one on, each once', () => {
    assert.ok(ids.length > 0);
    assert.deepEqual(
      ids,
      ids.map((_, index) => `T${index + 1}`),
    );
  });

  test('answers in every column, by words that it explains', () => {
    for (const [id, feature, ...answers] of rows) {
      assert.ok(feature, id);
      assert.equal(answers.length, 8, id);
      for (const answer of answers)
        assert.match(answer, /^(yes|no|partly|not documented)$/, `${id}: ${answer}`);
    }
  });

  test('has a test for each row that Hearth answers', () => {
    const missing = rows.filter(([id, , hearth]) => hearth !== 'no' && !tests.has(id!)).map(([id]) => id);
    assert.deepEqual(missing, [], 'rows that no test bears in its name');
  });

  test('has a row for each number that a test bears', () => {
    const strange = [...tests].filter(([id]) => !ids.includes(id));
    assert.deepEqual(strange, [], 'tests that bear the number of no row');
  });

  test('says of each "partly" what is missing, and where that was read', () => {
    const sections = read('docs/thread-compared.md').split(/^## /m).slice(1);
    const peers = sections.map((section) => section.split('\n', 1)[0]);
    assert.equal(peers.length, 7);
    for (const [at, section] of sections.entries()) {
      for (const [id, , , ...answers] of rows) {
        const said = new RegExp(`^\\| ${id} \\| ([^|]+) \\|`, 'm').exec(section)?.[1];
        const answer = answers[at];
        if (said !== undefined || answer === 'partly' || answer === 'yes')
          assert.equal(said, answer, `${peers[at]}, ${id}`);
      }
    }
  });
});

test('names of tests are read wherever they stand, and nothing else is', () => {
  assert.deepEqual(borne(`test('T1 T2 does', () => {}); it("T3, T4: does"); describe(\`T5 \${x}\`)`), [
    ...['T1', 'T2', 'T3', 'T4', 'T5'],
  ]);
  assert.deepEqual(borne(`  {\n    name:\n      'T6 a case',\n it.only('T7 x'`), ['T6', 'T7']);
  assert.deepEqual(borne(`test('about T1', f); const x = 'T2 y'; test('TEN');`), []);
});
