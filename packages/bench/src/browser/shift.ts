import { fewer, inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { putAll } from './fifty.ts';
import { FLOW, FOOTER, page, RESERVED, scriptTag, served, thread } from './pages.ts';
import { setStage } from './stage.ts';

const COMMENTS = 50;
const TOPIC = 'shift';

export const shift: Row = {
  name: 'browser shift',
  title: 'how far a thread moves what stands around it, from the first paint until nothing happens any more',
  goal: '0',
  async run(lab) {
    const stage = await setStage(lab);
    const { community } = stage;
    await stage.fill({ topic: TOPIC, comments: COMMENTS, replies: 0.5 });
    const tag = scriptTag(community);
    const inside = await served(community, TOPIC);
    const contenders = await putAll(stage, {
      'at the end of the page': page({ head: tag, comments: thread(TOPIC) }),
      'height reserved': page({
        head: RESERVED + tag,
        comments: thread(TOPIC, '', ' reserve="480"'),
        after: FOOTER,
      }),
      'rendered by the server': page({
        head: FLOW + tag,
        comments: thread(TOPIC, inside),
        after: FOOTER,
      }),
      'nothing reserved': page({ head: tag, comments: thread(TOPIC), after: FOOTER }),
    });
    const measured = await inTurns(fewer(lab, 2), contenders, ({ url }) =>
      stage.with({ slow: true, wanted: COMMENTS }, async (tab) => {
        await tab.visit(url);
        await tab.shown();
        await tab.page.locator('hearth-thread [part=comment]').first().waitFor();
        await tab.settled(COMMENTS);
        return { shifted: await tab.shifted() };
      }),
    );
    return {
      columns: [{ key: 'shifted', label: 'layout shift' }],
      measured,
      against: [],
      notes: [
        'slow 4G, a CPU slowed down to a quarter; all but the first have a footer below the thread, in sight before it comes',
      ],
    };
  },
};
