import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { HOUR, openBooth, START, type Booth } from './testing/voters.ts';

/** Sums that nothing else adds up to: five ballots of these points. */
const GIVEN = { a: 7_919, b: 1_013 };
const SUMS = [5 * GIVEN.a, 5 * GIVEN.b].map(String);

const poll = (id: string, more: object) => ({
  id,
  question: 'How much of each?',
  kind: 'dots',
  budget: 10_000,
  options: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
    { id: 'c', label: 'C' },
  ],
  closesAt: new Date(START + HOUR).toISOString(),
  quorum: 3,
  ...more,
});
const HIDDEN = ['after-vote', 'after-close', 'staff'];
const POLLS = [...HIDDEN, 'shy'];

/** Names of what says how much of something there is. */
const FIGURES = /"(?:voters|percent|sum|leaders|outcome|audit|digest|ballots|abstained|ranked)":|"votes":\d/;

function holdsNothing(text: string, where: string): void {
  for (const sum of SUMS) assert.ok(!text.includes(sum), `${where} holds the sum ${sum}`);
  assert.ok(!FIGURES.test(text), `${where} holds a figure: ${FIGURES.exec(text)?.[0]} in ${text}`);
}

/** Everything that a stream says until it is let go. */
async function listen(answer: Response): Promise<() => Promise<string>> {
  assert.equal(answer.status, 200);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value ?? '';
  const reading = (async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) text += next.value;
  })().catch(() => {});
  return async () => {
    await reader.cancel();
    await reading;
    return text;
  };
}

describe('the counts of a poll that hides them', () => {
  let booth: Booth;
  let outsider: string;
  let voter: string;
  let staff: string;
  before(async () => {
    // `shy`: anonymous, and everybody may see its counts, once there are five.
    booth = await openBooth([
      ...HIDDEN.map((results) => poll(results, { results })),
      poll('shy', { results: 'always', anonymous: true }),
    ]);
    outsider = await booth.enter('Outsider');
    staff = await booth.enter('Staff', 'staff');
  });
  after(() => booth.close());

  test('P18 are in no answer, change, event, feed or file for those who may not see them', async () => {
    const { asOf } = (await (await booth.ask('/polls/staff')).json()) as { asOf: string };
    const heard = `since=${asOf}&${POLLS.map((id) => `channels=poll/${id}`).join('&')}`;
    const streams = [await booth.ask(`/stream?${heard}`), await booth.ask(`/stream?${heard}`, outsider)];
    const hear = await Promise.all(streams.map(listen));
    const etag = (await booth.ask('/polls/staff')).headers.get('ETag');
    const told: string[] = [];
    for (let count = 0; count < 5; count++) {
      const bearer = await booth.enter(`Voter ${count}`);
      voter = bearer;
      for (const id of HIDDEN) {
        const answer = await booth.vote(bearer, id, GIVEN);
        if (id !== 'after-vote') told.push(answer);
      }
      if (count < 4) await booth.vote(bearer, 'shy', GIVEN);
    }
    told.forEach((answer, index) => holdsNothing(answer, `the answer to vote ${index}`));

    const gather = async (who: string | undefined, ids: readonly string[], name: string) => {
      for (const id of ids)
        for (const path of [`/polls/${id}`, `/polls/${id}/audit`]) {
          const answer = await booth.ask(path, who, etag ? { 'If-None-Match': etag } : {});
          assert.equal(answer.status, path.endsWith('audit') ? 404 : 200);
          holdsNothing(await answer.text(), `${path} for ${name}`);
        }
      const channels = ids.map((id) => `channels=poll/${id}`).join('&');
      for (const path of [`/changes?since=${asOf}&${channels}`, '', ...(who ? [] : ['/feed.atom'])])
        holdsNothing(await (await booth.ask(path, who)).text(), `${path} for ${name}`);
    };
    await gather(undefined, HIDDEN, 'everybody');
    await gather(outsider, HIDDEN, 'who has not voted');
    await gather(voter, ['after-close', 'staff'], 'who has voted');
    for (const stop of hear) {
      const text = await stop();
      assert.match(text, /event: change/);
      holdsNothing(text.replaceAll(/"shy".*/g, ''), 'the stream');
    }

    const shown = async (who: string | undefined, id: string) =>
      (await booth.ask(`/polls/${id}`, who)).text();
    for (const who of [undefined, outsider, voter, staff])
      for (const sum of ['31676', '4052'])
        assert.ok(!(await shown(who, 'shy')).includes(sum), 'four ballots of an anonymous poll show nothing');
    for (const id of HIDDEN) assert.ok((await shown(staff, id)).includes(SUMS[0]!), `staff see ${id}`);
    assert.ok((await shown(voter, 'after-vote')).includes(SUMS[0]!), 'who voted sees them');
  });

  test('P18 show after the close to those whom the policy names, and to nobody else', async () => {
    booth.now = START + HOUR;
    const sees = async (who: string | undefined) => {
      const seen: string[] = [];
      for (const id of HIDDEN) {
        const text = await (await booth.ask(`/polls/${id}`, who)).text();
        const { status } = await booth.ask(`/polls/${id}/audit`, who);
        assert.equal(status, text.includes(SUMS[0]!) ? 200 : 404);
        if (status === 200) seen.push(id);
        else holdsNothing(text, `${id} after the close`);
      }
      return seen;
    };
    assert.deepEqual(await sees(undefined), ['after-close']);
    assert.deepEqual(await sees(await booth.enter('Outsider')), ['after-close']);
    assert.deepEqual(await sees(await booth.enter('Voter 1')), ['after-vote', 'after-close']);
    assert.deepEqual(await sees(await booth.enter('Staff', 'staff')), HIDDEN);
  });

  test('P20 of an anonymous poll the database ties no voter to a choice, and after the close nobody can', async () => {
    await booth.ask('/polls/shy/audit');
    const file = readdirSync(booth.data).find((name) => name.endsWith('.db'))!;
    const db = new DatabaseSync(join(booth.data, file), { readOnly: true });
    const members = db.prepare("select id from members where name like 'Voter%'").all() as { id: string }[];
    assert.equal(members.length, 5);
    const tables = db.prepare("select name from sqlite_master where type = 'table'").all() as {
      name: string;
    }[];
    const isChoice = (text: string): boolean => text.includes('7919') || text.includes('"choices"');
    let ballots = 0;
    for (const { name } of tables)
      for (const row of db.prepare(`select * from "${name}"`).all()) {
        const text = JSON.stringify(row);
        if (!text.includes('shy')) continue;
        if (name === 'ballots') ballots++;
        if (isChoice(text))
          for (const { id } of members)
            assert.ok(!text.includes(id), `${name} ties ${id} to a choice: ${text}`);
      }
    assert.equal(ballots, 4);
    const { secret } = db.prepare("select secret from polls where id = 'shy'").get() as { secret: unknown };
    assert.equal(secret, null);
    db.close();
  });
});
