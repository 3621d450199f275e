import { fewer, inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { fourPages } from './fifty.ts';

const COMMENTS = 50;

export const cpu: Row = {
  name: 'browser cpu',
  title: `main-thread CPU of a page with ${COMMENTS} comments until nothing happens any more`,
  goal: '≤ 1.3 × limit-lit-par',
  async run(lab) {
    const { stage, contenders } = await fourPages(lab, COMMENTS);
    const measured = await inTurns(fewer(lab, 5), contenders, ({ url }) =>
      stage.with({ wanted: 0 }, async (tab) => {
        const before = await tab.cpu();
        await tab.visit(url);
        await tab.settled(COMMENTS);
        return { cpu: (await tab.cpu()) - before };
      }),
    );
    return {
      columns: [{ key: 'cpu', label: 'CPU ms' }],
      measured,
      against: [
        ['hearth', 'limit-lit-par'],
        ['hearth, hints', 'limit-lit-par'],
      ],
      notes: [
        'network and CPU as they are; thread time, so that it does not matter what else the machine does',
      ],
    };
  },
};
