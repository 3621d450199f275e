import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { putAll } from './fifty.ts';
import { FLOW, limitSsr, page, scriptTag, served, thread } from './pages.ts';
import { setStage } from './stage.ts';
import { wholeThread } from './comments.ts';

const COMMENTS = 50;
const TOPIC = 'served';

export const ssr: Row = {
  name: 'browser ssr',
  title: `${COMMENTS} comments in the page's own HTML to be seen, on slow 4G with a CPU slowed down to a quarter`,
  goal: '≤ 1.1 × limit-ssr',
  async run(lab) {
    const stage = await setStage(lab);
    const { community } = stage;
    await stage.fill({ topic: TOPIC, comments: COMMENTS, replies: 0.5 });
    const { comments } = await wholeThread(community, TOPIC);
    const inside = await served(community, TOPIC);
    const contenders = await putAll(stage, {
      'limit-ssr': limitSsr(comments),
      'limit-ssr-cv': limitSsr(comments, true),
      hearth: page({ head: FLOW + scriptTag(community), comments: thread(TOPIC, inside) }),
    });
    const measured = await inTurns(lab, contenders, ({ url }) =>
      stage.with({ slow: true, wanted: COMMENTS }, async (tab) => {
        await tab.visit(url);
        return { shown: await tab.shown() };
      }),
    );
    return {
      columns: [{ key: 'shown', label: 'ms until shown' }],
      measured,
      against: [
        ['hearth', 'limit-ssr'],
        ['hearth', 'limit-ssr-cv'],
      ],
      notes: ['Hearth’s HTML has permalinks and JSON-LD besides, and the widget takes over later'],
    };
  },
};
