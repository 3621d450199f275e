import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { fourPages } from './fifty.ts';

const COMMENTS = 50;

export const firstView: Row = {
  name: 'browser first-view',
  title: `${COMMENTS} comments to be seen, on slow 4G with a CPU slowed down to a quarter`,
  goal: 'one tag ≤ 1.05 × limit-lit; with hints ≤ 1.1 × limit-lit-par',
  async run(lab) {
    const { stage, contenders } = await fourPages(lab, COMMENTS);
    const measured = await inTurns(lab, contenders, ({ url }) =>
      stage.with({ slow: true, wanted: COMMENTS }, async (tab) => {
        const before = await tab.cpu();
        await tab.visit(url);
        return { shown: await tab.shown(), cpu: (await tab.cpu()) - before };
      }),
    );
    return {
      columns: [
        { key: 'shown', label: 'ms until shown' },
        { key: 'cpu', label: 'CPU ms until shown' },
      ],
      measured,
      against: [
        ['hearth', 'limit-lit'],
        ['hearth, hints', 'limit-lit-par'],
      ],
    };
  },
};
