import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Id, PollView } from '@hearth/core/domain';
import type { Row } from '@hearth/core/engine';
import { createServer } from './index.ts';
import { testDatabase } from './testing/postgres.ts';
import { startServerProcess } from './testing/processes.ts';
import { folder } from './testing/server.ts';

const [PROCESSES, VOTERS, CONNECTIONS, TURNS] = [3, 50, 200, 5];
const SITE = 'acme';
const OPTIONS = ['red', 'green', 'blue'];
const POLLS = ['open', 'sealed'] as const;
type PollId = (typeof POLLS)[number];

const COMMUNITY = JSON.stringify({
  site: { id: SITE, name: 'Acme', origins: ['https://acme.example'], locale: 'en' },
  polls: POLLS.map((id) => ({
    id,
    question: 'Which?',
    kind: 'multiple',
    results: 'always',
    anonymous: id === 'sealed',
    options: OPTIONS.map((option) => ({ id: option, label: option })),
  })),
});

interface Voter {
  readonly id: Id;
  readonly bearer: string;
}
/** What a voter was told that it was done, each once. */
interface Done {
  readonly voter: Id;
  readonly poll: PollId;
  readonly withdrawn: boolean;
}

test('P33 200 connections of 50 voters in 3 processes vote, change, withdraw and repeat at once, and counts, ballots, participations and log agree to the vote', async (t) => {
  const cleanUps: (() => Promise<unknown> | void)[] = [];
  t.after(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });
  const { path: data, remove } = folder();
  cleanUps.push(remove);
  const database = await testDatabase();
  cleanUps.push(() => database.stop());
  const options = { data, databaseUrl: database.url };
  const server = await createServer({ ...options, port: 0, limits: false, log: false });
  cleanUps.push(() => server.close(0));
  await server.admin.apply(COMMUNITY);
  const processes = await Promise.all(Array.from({ length: PROCESSES }, () => startServerProcess(options)));
  cleanUps.push(() => Promise.all(processes.map(({ stop }) => stop())));
  const urlOf = (index: number): string => processes[index % PROCESSES]!.url;

  const ask = async (url: string, method: string, path: string, bearer: string | null, body?: object) => {
    const answer = await fetch(`${url}/v1/sites/${SITE}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(bearer && { Authorization: `Bearer ${bearer}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const voters = await Promise.all(
    Array.from({ length: VOTERS }, async (_, index): Promise<Voter> => {
      const { token } = await server.admin.token({ site: SITE, id: `u${index}`, name: `Voter ${index}` });
      const { body } = await ask(urlOf(index), 'POST', '/identity', null, { assertion: token });
      const grant = body as { bearer: string; viewer: { id: Id } };
      return { id: grant.viewer.id, bearer: grant.bearer };
    }),
  );

  const done = new Map<string, Done>();
  const refusals = new Set<string>();
  /** One connection of a voter: whatever the others of the same voter do meanwhile. */
  const connection = async (at: number): Promise<void> => {
    const voter = voters[at % VOTERS]!;
    const revisions: Record<PollId, number> = { open: 0, sealed: 0 };
    for (let turn = 0; turn < TURNS; turn++) {
      const poll = POLLS[(at + turn) % 2]!;
      const revision = revisions[poll];
      const withdrawn = revision > 0 && (at + turn) % 5 === 0;
      const choices = OPTIONS.filter((_, option) => (at + turn + revision) % 3 !== option);
      const key = randomUUID();
      const ballot = `/viewer/polls/${poll}/ballot`;
      const send = (index: number) =>
        withdrawn
          ? ask(urlOf(index), 'DELETE', `${ballot}?key=${key}&revision=${revision}`, voter.bearer)
          : ask(urlOf(index), 'PUT', ballot, voter.bearer, { key, choices, revision });
      // Every third is sent to two processes at once, and once more afterwards, as when an answer was lost.
      const twice = turn % 3 === 2;
      const answers = await Promise.all(twice ? [send(at + turn), send(at + turn + 1)] : [send(at + turn)]);
      if (twice) {
        const again = await send(at);
        if (answers.some(({ status }) => status === 200))
          assert.equal(again.status, 200, `what was done stays done: ${JSON.stringify(again.body)}`);
        answers.push(again);
      }
      const { status, body } = answers.find((answer) => answer.status === 200) ?? answers[0];
      if (status === 200) {
        done.set(key, { voter: voter.id, poll, withdrawn });
        revisions[poll] = (body as PollView).poll.mine?.revision ?? 0;
      } else {
        refusals.add(`${status} ${(body as { error: { code: string } }).error.code}`);
        const now = await ask(urlOf(at), 'GET', `/viewer/polls/${poll}`, voter.bearer);
        revisions[poll] = (now.body as PollView).poll.mine?.revision ?? 0;
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, at) => connection(at)));
  assert.deepEqual([...refusals], ['409 conflict'], 'who knew an older ballot was refused, and nobody else');

  const rows = await server.store.read(SITE, async (tx) => ({
    polls: await tx.getMany('polls', POLLS.map((id) => [id])), // prettier-ignore
    ballots: await tx.range('ballots', { eq: [], limit: 10_000 }),
    participations: await tx.range('participations', { eq: [], limit: 10_000 }),
    events: await tx.range('events', { eq: [], limit: 100_000 }),
  }));
  assert.deepEqual(
    rows.events.map(({ seq }) => seq),
    rows.events.map((_, index) => index + 1),
    'the log has no gap',
  );
  for (const [index, poll] of POLLS.entries()) {
    const of = <R extends { poll: string }>(all: readonly R[]): R[] => all.filter((row) => row.poll === poll);
    const [ballots, row] = [of(rows.ballots), rows.polls[index]!];
    const took = of(rows.participations).map(({ member }) => member);
    assert.ok(ballots.length > VOTERS / 2, `${ballots.length} ballots`);
    assert.equal(row.voters, ballots.length);
    assert.deepEqual(countOf(ballots), OPTIONS.map((id) => row.counts[id] ?? 0)); // prettier-ignore
    assert.equal(new Set(took).size, took.length, 'each voter once');
    assert.equal(took.length, ballots.length);
    if (poll === 'open') assert.deepEqual(ballots.map(({ voter }) => voter).sort(), took.sort());

    const log = rows.events.filter((event) => event.subject === poll && event.kind !== 'member.joined');
    const acknowledged = [...done.values()].filter((each) => each.poll === poll);
    assert.equal(log.length, acknowledged.length, 'what was acknowledged, once each');
    const first = log.filter(({ kind }) => kind === 'poll.voted').length;
    assert.equal(first - acknowledged.filter(({ withdrawn }) => withdrawn).length, ballots.length);
    if (poll !== 'open') continue;
    for (const { id } of voters)
      assert.equal(
        log.filter(({ actor }) => actor === id).length,
        acknowledged.filter(({ voter }) => voter === id).length,
      );
  }
});

const countOf = (ballots: readonly Row<'ballots'>[]): number[] =>
  OPTIONS.map((id) => ballots.filter(({ choices }) => choices.includes(id)).length);
