import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { folder } from '../testing/server.ts';
import { HOUR, openBooth, START, type Booth } from '../testing/voters.ts';
import { main } from './main.ts';

describe('a result that anybody can count again', () => {
  const place = folder();
  const file = join(place.path, 'autumn.jsonl');
  let booth: Booth;
  let text: string;
  let digest: string;
  after(async () => {
    await booth.close();
    place.remove();
  });

  async function recount(...argv: string[]): Promise<{ code: number; out: string; note: string }> {
    const said = { out: '', note: '' };
    const code = await main(['recount', ...argv], {
      env: {},
      out: (line) => (said.out += `${line}\n`),
      note: (line) => (said.note += `${line}\n`),
      progress: () => {},
      signal: new AbortController().signal,
    });
    return { code, ...said };
  }

  before(async () => {
    booth = await openBooth([
      {
        id: 'autumn',
        question: 'Where do we meet?',
        kind: 'ranked',
        options: ['A', 'B', 'C', 'D'].map((label) => ({ id: label.toLowerCase(), label: `Town ${label}` })),
        results: 'after-close',
        closesAt: new Date(START + HOUR).toISOString(),
        quorum: { share: 0.5, of: 20 },
        abstain: true,
      },
    ]);
    const ballots = [
      ...Array<string>(4).fill('a'),
      ...Array<string>(3).fill('bdc'),
      ...Array<string>(2).fill('cd'),
      ...Array<string>(2).fill('dc'),
      '',
    ];
    for (const [index, ballot] of ballots.entries())
      await booth.vote(await booth.enter(`Voter ${index}`), 'autumn', [...ballot]);
    booth.now = START + HOUR;
    text = await booth.file('autumn');
    const { poll } = (await (await booth.ask('/polls/autumn')).json()) as {
      poll: { decision: { audit: { digest: string } } };
    };
    ({ digest } = poll.decision.audit);
    writeFileSync(file, text);
  });

  test('P6 the trap election never elects A', async () => {
    const { poll, tally } = (await (await booth.ask('/polls/autumn')).json()) as {
      poll: { decision: { outcome: { kind: string; options: string[] } } };
      tally: { leaders: string[]; voters: number; abstained: number };
    };
    const { kind, options } = poll.decision.outcome;
    assert.deepEqual([kind, tally.voters, tally.abstained], ['winner', 12, 1]);
    assert.ok(options.length === 1 && /^[cd]$/.test(options[0]!), String(options));
    assert.deepEqual(tally.leaders, options);
  });

  test('P32 hearth recount gives the published result from the file alone, in words', async () => {
    const { code, out, note } = await recount(file, '--digest', digest);
    assert.equal(code, 0, note);
    assert.match(out, /^autumn: Where do we meet\? \(ranked\)$/m);
    assert.match(out, /^12 ballots counted again, 1 of them abstentions: the result is the one/m);
    assert.match(out, /^ {7}4 {2}Town A$/m);
    assert.match(out, /^Round 1: Town [CD] is last, and goes\.$/m);
    assert.match(out, /^Town [CD] won\.$/m);
    assert.ok(out.includes(digest));
    assert.match(note, /It is the file that was published\./);
    assert.match((await recount(file)).note, /if the poll shows the same SHA-256/);
  });

  test('P32 a tampered file fails, and the line is named', async () => {
    const tampered = join(place.path, 'tampered.jsonl');
    const lines = text.split('\n');
    const tries: [edited: string, said: RegExp][] = [
      [lines.with(5, '["d","b","c"]').join('\n'), /tampered\.jsonl:7 {2}It should stand further up/],
      [lines.with(3, '["x"]').join('\n'), /tampered\.jsonl:4 {2}It is no ballot of this poll/],
      [
        lines.toSpliced(2, 1).join('\n'),
        /tampered\.jsonl:1 {2}result\.voters says 12, but the ballots give 11/,
      ],
      [`${text}more`, /tampered\.jsonl:14 {2}The last line is cut off/],
    ];
    for (const [edited, said] of tries) {
      writeFileSync(tampered, edited);
      const { code, note, out } = await recount(tampered);
      assert.deepEqual([code, out], [1, '']);
      assert.match(note, said);
    }
    writeFileSync(tampered, Uint8Array.of(0xff, 0xfe));
    assert.match((await recount(tampered)).note, /is not text in UTF-8/);
  });

  test('P32 a file that was made up as a whole shows by its digest', async () => {
    // Nobody reads a third choice while the first counts, so the result stays what it is.
    const other = join(place.path, 'other.jsonl');
    writeFileSync(other, text.replace('["b","d","c"]', '["b","d","a"]'));
    assert.equal((await recount(other)).code, 0);
    assert.equal((await recount(other, '--digest', digest)).code, 1);
    const { code, note } = await recount(
      file,
      '--digest',
      digest.replace(/^./, (first) => (first === '0' ? '1' : '0')),
    );
    assert.equal(code, 1);
    assert.match(note, /is not the file that was published: its SHA-256 is /);
    const missing = await recount(join(place.path, 'none.jsonl'));
    assert.deepEqual([missing.code, /There is no file/.test(missing.note)], [1, true]);
  });
});
