import type { BackendAdapter } from '../../contract.ts';
import { recountAudit } from '../../../domain/polls/audit-reading.ts';
import { FIXTURE_START } from '../fixture.ts';
import { expect, newId, refuses, same, type ConformanceCase, type World } from '../harness.ts';
import { all } from './steps.ts';

const HOUR = 3_600_000;
const EVERYBODY = ['mira', 'jonas', 'staff', 'guest', 'newcomer'] as const;

const cast = (adapter: BackendAdapter, poll: string, ...choices: string[]) =>
  adapter.polls!.vote({ key: newId(), poll, choices, revision: 0 });

/** One ballot each, in this order. */
async function castAll(world: World, poll: string, ballots: readonly (readonly string[])[]): Promise<void> {
  for (const [index, choices] of ballots.entries())
    await cast(await world.as(EVERYBODY[index]!), poll, ...choices);
}

async function close(world: World): Promise<void> {
  const { now } = await (await world.as('anonymous')).connect();
  await world.advance!(FIXTURE_START + HOUR - now);
}

async function fileOf(adapter: BackendAdapter, id: string): Promise<string> {
  let text = '';
  for (let cursor: string | undefined; ;) {
    const page = await adapter.polls!.audit!({ id, ...(cursor !== undefined && { cursor }) });
    text += page.text;
    if (page.next === null) return text;
    cursor = page.next;
  }
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How many it takes, what was decided, and how anybody can check it. */
export const trustCases: readonly ConformanceCase[] = [
  {
    name: 'P28 a poll that closes below its quorum has no winner; how many it takes is said from the start',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      await cast(mira, 'quorum', 'a');
      await cast(jonas, 'quorum', 'a');
      const open = await anonymous.polls!.read('quorum');
      same([open.poll.decision, open.tally?.leaders], [{ quorum: { needed: 3 } }, ['a']], 'while it is open');
      await close(world);
      const { poll, tally } = await anonymous.polls!.read('quorum');
      same(poll.decision?.outcome, { kind: 'no-quorum', options: [] }, 'the outcome');
      same([tally?.leaders, tally?.voters, tally?.options[0]?.votes], [[], 2, 2], 'the tally');
    },
  },
  {
    name: 'P29 an abstention is a ballot: it counts for the quorum and in no share; elsewhere it is refused',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      await cast(mira, 'quorum', 'b');
      await cast(jonas, 'quorum', 'b');
      const { poll, tally } = await cast(staff, 'quorum');
      same(poll.mine, { choices: [], revision: 1 }, 'the own ballot');
      same([tally?.voters, tally?.abstained, tally?.options[1]?.percent], [3, 1, 100], 'the counts');
      const error = await refuses(cast(mira, 'single'), 'invalid', 'a ballot that names nothing elsewhere');
      same(error.details.field, 'choices', 'the field');
      await close(world);
      same(
        (await anonymous.polls!.read('quorum')).poll.decision?.outcome,
        { kind: 'winner', options: ['b'] },
        'the outcome',
      );
    },
  },
  {
    name: 'P30 an outcome is told when the poll has closed, to those who may see the counts; a tie is one',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      await cast(mira, 'after-close', 'c');
      await cast(jonas, 'after-close', 'a');
      same((await anonymous.polls!.read('after-close')).poll.decision, undefined, 'before the close');
      await close(world);
      same(
        (await anonymous.polls!.read('after-close')).poll.decision?.outcome,
        { kind: 'tie', options: ['a', 'c'] },
        'after it',
      );
      same(
        (await anonymous.polls!.read('quorum')).poll.decision?.outcome?.kind,
        'no-quorum',
        'where nobody voted',
      );
    },
  },
  {
    name: 'P31 P32 a closed poll has an audit file with the digest that it publishes, and it counts to the same result',
    needs: ['members', 'advance', 'polls.audit'],
    async run(world) {
      const anonymous = await world.as('anonymous');
      for (const poll of ['ranked', 'secret-ranked'])
        await castAll(world, poll, [['a', 'b'], ['a'], ['b', 'c'], ['c', 'b'], ['c', 'b', 'a']]);
      await refuses(anonymous.polls!.audit!({ id: 'ranked' }), 'not-found', 'while it is open');
      await close(world);
      for (const id of ['ranked', 'secret-ranked']) {
        const text = await fileOf(anonymous, id);
        const { poll, tally } = await anonymous.polls!.read(id);
        same(poll.decision?.audit, { digest: await sha256(text), ballots: 5 }, `the digest of ${id}`);
        const { result } = await recountAudit(text);
        same(
          [result.voters, result.outcome.options, result.dropped],
          [
            tally?.voters,
            tally?.leaders,
            tally?.ranked?.runoff.rounds.flatMap((round) => round.dropped ?? []),
          ],
          `the result of ${id}`,
        );
        for (const role of EVERYBODY) {
          const { viewer } = await (await world.as(role)).connect();
          expect(!text.includes(viewer!.id) && !text.includes(viewer!.name), 'the file names nobody');
        }
      }
      await refuses(anonymous.polls!.audit!({ id: 'no-such-poll' }), 'not-found', 'an unknown poll');
      await refuses(
        anonymous.polls!.audit!({ id: 'ranked', cursor: '7' }),
        'invalid',
        'a cursor of nowhere',
        {
          field: 'cursor',
        },
      );
    },
  },
  {
    name: 'P31 fewer than five ballots are never published one by one',
    needs: ['advance', 'polls.audit'],
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      await cast(mira, 'ranked', 'a');
      await close(world);
      for (const adapter of [anonymous, mira, staff])
        await refuses(adapter.polls!.audit!({ id: 'ranked' }), 'not-found', 'the file of one ballot');
      same((await anonymous.polls!.read('ranked')).poll.decision?.audit, undefined, 'the digest');
    },
  },
  {
    name: 'P24 staff see how surely voters are known, of an anonymous poll in steps of five; nobody else does',
    needs: ['members'],
    async run(world) {
      const [mira, staff, guest, anonymous] = await all(world, 'mira', 'staff', 'guest', 'anonymous');
      await cast(mira, 'single', 'a');
      await cast(guest, 'single', 'b');
      await cast(mira, 'secret', 'a');
      const voters = async (adapter: BackendAdapter, id: string) =>
        (await adapter.polls!.read(id)).poll.decision?.voters;
      same(await voters(staff, 'single'), { host: 1, token: 0, device: 1 }, 'for staff');
      same(await voters(staff, 'secret'), { host: 0, token: 0, device: 0 }, 'of an anonymous poll');
      for (const adapter of [mira, anonymous]) same(await voters(adapter, 'single'), undefined, 'for others');
    },
  },
];
