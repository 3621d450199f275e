import { fewer, inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { fourPages } from './fifty.ts';

const COMMENTS = 50;

export const idle: Row = {
  name: 'browser idle',
  title: 'main-thread CPU of a page that is open, while nothing happens',
  goal: '≤ 2 ms per s',
  async run(lab) {
    const { stage, contenders } = await fourPages(lab, COMMENTS);
    const open = [];
    for (const { name, url } of contenders.filter(({ name }) => /^(limit-lit|hearth)$/.test(name))) {
      const tab = await stage.open({ wanted: 0 });
      await tab.visit(url);
      await tab.settled(COMMENTS);
      open.push({ name, tab });
    }
    const seconds = lab.quick ? 1 : 3;
    const measured = await inTurns(fewer(lab, 3), open, async ({ tab }) => {
      await tab.page.bringToFront();
      const before = await tab.cpu();
      await tab.page.waitForTimeout(seconds * 1000);
      return { cpu: ((await tab.cpu()) - before) / seconds };
    });
    return { columns: [{ key: 'cpu', label: 'CPU ms/s' }], measured, against: [] };
  },
};
