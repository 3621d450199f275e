import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from './parse.ts';

type Look = (this: string, what: never, from?: number) => string | number;
const NATIVE = Object.fromEntries(
  ['charCodeAt', 'charAt', 'indexOf'].map((name) => [name, Reflect.get(String.prototype, name) as Look]),
);

/**
 * What parsing costs, counted and not timed: each look at a character and each character that a search passes. A parser
 * written in JavaScript has no other way to read its source, but for regular expressions, which are bounded here by the
 * looks that lead to them.
 */
function steps(source: string): number {
  let count = 0;
  for (const [name, native] of Object.entries(NATIVE)) {
    Reflect.set(String.prototype, name, function (this: string, what: never, from?: number) {
      const found = native.call(this, what, from);
      count += name === 'indexOf' ? 1 + (found === -1 ? this.length : Number(found)) - (from ?? 0) : 1;
      return found;
    });
  }
  try {
    parse(source);
  } finally {
    Object.assign(String.prototype, NATIVE);
  }
  return count;
}

/** How many nodes there are in what comes of it. */
const nodes = (node: unknown): number =>
  typeof node === 'object' && node !== null
    ? 1 + Object.values(node).reduce<number>((sum, below) => sum + nodes(below), 0)
    : 0;

/** What Markdown's parsers have stumbled over: openings that never close, and marks that could mean several things. */
const FRAGMENTS = [
  ...['>', '[', '![', '![](', '[](b', '[a](', '[a][', '[a]: b\n', '](', '](x)', '(', ')'],
  ...['*', '*a ', 'a*', '**a_', '***a', '*_', '_a', '~', '~~a', 'a**b*c_'],
  ...['`', '`a``b```', '```\n', '    a\n', '\\', '&', '&#', '&amp;', '"', '#'],
  ...['<', '<a', '<!--', '<?', '<http:', 'http://', 'http://a.b/(', 'www.', 'a@b.c '],
  ...['- ', '> - ', '1. ', '-\n', '\n>', 'a\n>-\n', 'a\n', ' ', '\t', 'a', '\n\n'],
];

const filled = (fragment: string, size: number): string =>
  fragment.repeat(Math.floor(size / fragment.length));

/** Twice the input may cost twice the steps, and a little for what is done once; square growth would be four times. */
const LINEAR = 2.2;
/** Looks at each character: its worst is near 200, and square growth would be thousands at the limit of a body. */
const LOOKS = 500;

for (const fragment of FRAGMENTS) {
  test(`T28 twice as much ${JSON.stringify(fragment)} costs at most twice the steps, and twice the nodes`, () => {
    const [half, whole] = [filled(fragment, 5000), filled(fragment, 10_000)];
    const growth = (cost: (source: string) => number): number => (cost(whole) + 500) / (cost(half) + 500);
    assert.ok(growth(steps) < LINEAR, `${steps(half)} steps became ${steps(whole)}`);
    const size = (source: string): number => nodes(parse(source));
    assert.ok(growth(size) < LINEAR, `${size(half)} nodes became ${size(whole)}`);
  });
}

test('T28 hostile fragments in any mixture and any order cost a bounded number of steps per character', () => {
  const parts = fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 4 });
  const holds = (source: string): void => {
    const count = steps(source);
    assert.ok(count < LOOKS * (source.length + 10), `${count} steps for ${source.length} characters`);
    assert.ok(nodes(parse(source)) < 4 * source.length + 10);
  };
  fc.assert(
    fc.property(parts, parts, fc.constantFrom(1000, 10_000), (mixed, after, size) => {
      holds(filled(mixed.join(''), size));
      // One long run behind the other: openings whose ends come late, if ever.
      const runs = [...mixed, ...after];
      holds(runs.map((fragment) => filled(fragment, size / runs.length)).join(''));
    }),
    { numRuns: 300 },
  );
});

test('T28 the count would notice square growth', () => {
  const source = '['.repeat(10_000);
  let count = 0;
  for (let at = 0; at < source.length; at++) {
    const found = source.indexOf(']', at);
    count += (found < 0 ? source.length : found) - at;
  }
  assert.ok(count > LOOKS * source.length);
});
