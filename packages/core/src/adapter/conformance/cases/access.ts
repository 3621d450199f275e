import type { BackendAdapter } from '../../contract.ts';
import { FIXTURE_START } from '../fixture.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all } from './steps.ts';

const HOUR = 3_600_000;
const CLOSE = FIXTURE_START + HOUR;

const vote = (adapter: BackendAdapter) =>
  adapter.polls!.vote({ key: newId(), poll: 'rewarded', choices: ['a'], revision: 0 });
const access = (adapter: BackendAdapter, name = 'drum-presale') => adapter.members!.access!({ name });
const said = async (adapter: BackendAdapter) => {
  const { allowed, because, opensAt, by } = await access(adapter);
  return [allowed, because, opensAt, by?.poll];
};

/** What taking part lets one have before others. */
export const accessCases: readonly ConformanceCase[] = [
  {
    name: 'L6 a voter is let in at the close, who did not vote is refused for 48 hours, and then both are let in',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      await vote(mira);
      same(await said(mira), [false, 'not-yet', CLOSE, 'rewarded'], 'the voter before the close');
      same(await said(jonas), [false, 'not-entitled', CLOSE + 48 * HOUR, undefined], 'the other before it');
      await world.advance!(HOUR);
      same(await said(mira), [true, 'entitled', undefined, 'rewarded'], 'the voter from the close on');
      same(await said(jonas), [false, 'not-entitled', CLOSE + 48 * HOUR, undefined], 'the other');
      await world.advance!(48 * HOUR - 60_000);
      same((await access(jonas)).allowed, false, 'the other, a minute before the end');
      await world.advance!(60_000);
      for (const adapter of [mira, jonas])
        same(await said(adapter), [true, 'open', undefined, undefined], 'both, 48 hours later');
    },
  },
  {
    name: 'P47 a withdrawal takes the head start back, and the poll says what taking part earns',
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { poll } = await vote(mira);
      same((await access(mira)).because, 'not-yet', 'after the vote');
      await mira.polls!.withdraw({ key: newId(), poll: 'rewarded', revision: poll.mine!.revision });
      same((await access(mira)).because, 'not-entitled', 'after its withdrawal');
      const read = await anonymous.polls!.read('rewarded');
      same(read.poll.grants, { access: 'drum-presale', hours: 48, label: 'The drum' }, 'what it earns');
      same(
        read.poll.decision?.headStart,
        { from: CLOSE, until: CLOSE + 48 * HOUR },
        'when the head start is',
      );
      expect(!('decision' in (await anonymous.polls!.read('single')).poll), 'another poll says nothing');
    },
  },
  {
    name: 'P48 an unknown name lets nobody in, nor does another site, and nobody asks unknown',
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      await vote(mira);
      for (const name of ['drum-presales', '', '__proto__', 'x'.repeat(100)])
        await refuses(access(mira, name === '' ? 'DRUM-PRESALE' : name), 'not-found', `the name "${name}"`);
      await refuses(access(anonymous), 'unauthenticated', 'somebody unknown');
      same((await access(await world.elsewhere())).because, 'not-entitled', 'a member of another site');
    },
  },
];
