import { rankedPoll, type ReadAnew } from '../contenders/ballots.ts';
import { fewer, inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';

const OPTIONS = [10, 200];

export const count: Row = {
  name: 'server count',
  title: 'reading a closed ranked poll whose ballots must be counted, each another ranking of all options',
  goal: '100,000 ballots of 10 options ≤ 1 s; of 200, nobody else waits for more than 50 ms',
  async run(given) {
    const lab = fewer(given, 3);
    const voters = lab.quick ? 10_000 : 100_000;
    const hearth = await lab.start('hearth', { data: lab.folder(), ranked: OPTIONS });
    for (const options of OPTIONS) {
      lab.say(`casting ${voters} ballots of ${options} options`);
      await hearth.ask('ballots', { poll: rankedPoll(options), options, voters });
    }
    const polls = OPTIONS.map((options) => ({ name: `${options} options`, poll: rankedPoll(options) }));
    const measured = await inTurns(lab, polls, async ({ poll }) => {
      const { took, delay, turn } = (await hearth.ask('readAnew', poll)) as ReadAnew;
      return { took, delay, turn };
    });
    return {
      columns: [
        { key: 'took', label: 'ms' },
        { key: 'delay', label: 'event-loop delay ms, most' },
        { key: 'turn', label: 'CPU ms in one turn, most' },
      ],
      measured,
      against: [],
      notes: [`${voters} ballots`],
    };
  },
};
