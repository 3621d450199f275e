import type { BackendAdapter } from '../../contract.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all } from './steps.ts';

const HOUR = 3_600_000;

const answer = (
  adapter: BackendAdapter,
  choices: readonly string[],
  revision = 0,
  consent = revision === 0,
) => adapter.polls!.vote({ key: newId(), poll: 'micro', choices, revision, ...(consent && { consent }) });
const own = async (adapter: BackendAdapter) => {
  const { answers, segments } = await adapter.members!.segments!();
  return [
    answers.map(({ poll, choices }) => [poll, choices.map(({ id }) => id)]),
    segments.map(({ id }) => id),
  ];
};
const voters = async (adapter: BackendAdapter) => (await adapter.polls!.read('micro')).tally?.voters;
const wipe = (adapter: BackendAdapter, key = newId()) => adapter.members!.wipeAnswers!({ key });

/** Polls whose answers feed segments: asked for with consent, and the member's to delete. */
export const segmentCases: readonly ConformanceCase[] = [
  {
    name: 'L27 an answer needs consent, says something about its member, and is gone when they delete it',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { poll } = await anonymous.polls!.read('micro');
      same([poll.segment, poll.decision?.segment], [{ purpose: 'For tips that fit.' }, true], 'what is told');
      await refuses(answer(mira, ['a'], 0, false), 'invalid', 'an answer without consent', {
        field: 'consent',
        reason: 'required',
      });
      same([await voters(mira), await own(mira)], [0, [[], []]], 'nothing is stored');
      const given = await answer(mira, ['a', 'c']);
      expect(given.poll.mine?.consentedAt, 'when they agreed is kept');
      await answer(jonas, ['c']);
      same(await own(mira), [[['micro', ['a', 'c']]], ['players', 'both']], 'what is stored of the one');
      same(await own(jonas), [[['micro', ['c']]], ['both']], 'of the other');
      const [stored] = (await mira.members!.segments!()).answers;
      same(
        [stored?.question, stored?.purpose, stored?.consentedAt],
        ['Question of micro?', 'For tips that fit.', given.poll.mine?.consentedAt],
        'with what they agreed to',
      );
      await wipe(mira);
      same(await own(mira), [[], []], 'after deleting: 0 answers');
      same((await mira.polls!.read('micro')).poll.mine, null, 'no ballot');
      same(await voters(mira), 1, 'counted without it');
      same(await own(jonas), [[['micro', ['c']]], ['both']], 'the other’s answer stays');
    },
  },
  {
    name: 'P49 a change rests on the consent that was given; a withdrawal ends it',
    async run(world) {
      const mira = await world.as('mira');
      const first = await answer(mira, ['a']);
      const changed = await answer(mira, ['c'], 1);
      same(changed.poll.mine?.consentedAt, first.poll.mine?.consentedAt, 'the consent');
      await mira.polls!.withdraw({ key: newId(), poll: 'micro', revision: 2 });
      same(await own(mira), [[], []], 'after the withdrawal');
      await refuses(answer(mira, ['a'], 0, false), 'invalid', 'a new answer', { field: 'consent' });
    },
  },
  {
    name: 'P50 answers are deleted after the close too, once for each key',
    needs: ['advance'],
    async run(world) {
      const mira = await world.as('mira');
      const key = newId();
      await answer(mira, ['a']);
      await wipe(mira, key);
      await answer(mira, ['a', 'b']);
      await wipe(mira, key);
      same(await own(mira), [[['micro', ['a', 'b']]], ['players', 'both']], 'a late repeat deletes nothing');
      await world.advance!(2 * HOUR);
      same((await mira.polls!.read('micro')).poll.state, 'closed', 'the poll');
      await wipe(mira);
      same(await own(mira), [[], []], 'after the close');
      const { poll, tally } = await mira.polls!.read('micro');
      same([poll.mine, tally?.voters, tally?.leaders], [null, 0, []], 'what is left of it');
      await refuses(wipe(await world.as('anonymous')), 'unauthenticated', 'by somebody unknown');
      await refuses((await world.as('anonymous')).members!.segments!(), 'unauthenticated', 'their answers');
    },
  },
  {
    name: 'P51 staff read how large segments are, from five members on, and nobody else does',
    needs: ['moderation', 'moderation.segments'],
    async run(world) {
      const [mira, jonas, newcomer, guest, staff] = await all(
        world,
        'mira',
        'jonas',
        'newcomer',
        'guest',
        'staff',
      );
      const sizes = async () =>
        (await staff.moderation!.segments!()).segments.map(({ id, size }) => [id, size]);
      for (const adapter of [mira, jonas, newcomer]) await answer(adapter, ['a', 'c']);
      await answer(guest, ['c']);
      same(
        await sizes(),
        [
          ['players', null],
          ['both', null],
        ],
        'four',
      );
      await answer(staff, ['a']);
      same(
        await sizes(),
        [
          ['players', null],
          ['both', 5],
        ],
        'five, each counted once',
      );
      await wipe(mira);
      same(
        await sizes(),
        [
          ['players', null],
          ['both', null],
        ],
        'four again',
      );
      await refuses(mira.moderation!.segments!(), 'forbidden', 'a member');
      await refuses((await world.as('anonymous')).moderation!.segments!(), 'unauthenticated', 'nobody');
    },
  },
];
