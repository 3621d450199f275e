import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

/** Tests, and what they share: conformance cases and suites carry names of tests, too. */
const FILES = globSync(
  ['*.{test,browser,e2e}.ts', 'testing/**/*.ts', 'conformance/cases/*.ts'].map(
    (ending) => `{packages/*/src,examples}/**/${ending}`,
  ),
  { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) },
);

/** The rows that the name of a test bears, at its beginning, between other ids: "T22 T2 sorts by votes", "L4 P35 closes". */
export function borne(letter: string, source: string): string[] {
  const names = source.matchAll(
    /(?:\b(?:test|it|describe)(?:\.\w+)?\(|\bname:)\s*['"`]((?:[BLPRT]\d+\b[,: ]*)+)/g,
  );
  return [...names].flatMap(([, ids]) => ids!.match(new RegExp(`${letter}\\d+`, 'g')) ?? []);
}

interface FeatureTable {
  /** What its rows are numbered by. */
  readonly letter: string;
  /** Where it stands, and where each answer of a peer comes from. */
  readonly file: string;
  readonly sources: string;
  /** How many others it compares with. */
  readonly peers: number;
  /** Its rows are numbered by room, with numbers between them that nobody has yet. */
  readonly rooms?: true;
}

/** Holds a feature table to the tests whose names bear the numbers of its rows, both ways, and its answers to their sources. */
export function holdFeatures({ letter, file, sources, peers, rooms }: FeatureTable): void {
  const rows = read(file)
    .split('\n')
    .filter((line) => new RegExp(`^\\| ${letter}\\d+ +\\|`).test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const ids = rows.map(([id]) => id!);
  const tests = new Map<string, string[]>();
  for (const path of FILES)
    for (const id of borne(letter, read(path))) tests.set(id, [...(tests.get(id) ?? []), path]);

  describe(`the feature table of ${file}`, () => {
    test('numbers its rows in order, each once', () => {
      assert.ok(ids.length > 0);
      const numbers = ids.map((id) => Number(id.slice(letter.length)));
      assert.deepEqual(
        numbers,
        rooms ? [...new Set(numbers)].sort((a, b) => a - b) : numbers.map((_, index) => index + 1),
      );
    });

    test('answers in every column, by words that it explains', () => {
      for (const [id, feature, ...answers] of rows) {
        assert.ok(feature, id);
        assert.equal(answers.length, peers + 1, id);
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
      const sections = read(sources).split(/^## /m).slice(1);
      const names = sections.map((section) => section.split('\n', 1)[0]);
      assert.equal(names.length, peers);
      for (const [at, section] of sections.entries()) {
        for (const [id, , , ...answers] of rows) {
          const said = new RegExp(`^\\| ${id} +\\| ([^|]+?) *\\|`, 'm').exec(section)?.[1];
          const answer = answers[at];
          if (said !== undefined || answer === 'partly' || answer === 'yes')
            assert.equal(said, answer, `${names[at]}, ${id}`);
        }
      }
    });
  });
}
