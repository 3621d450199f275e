import { fewer, inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { fourPages } from './fifty.ts';
import { aboutPeers, besidePeers, expectComments, peerPages } from './peers.ts';

const COMMENTS = 50;

export const cpu: Row = {
  name: 'browser cpu',
  title: `main-thread CPU of a page with ${COMMENTS} comments until nothing happens any more`,
  goal: '≤ 1.3 × limit-lit-par',
  peers: true,
  async run(lab) {
    const { stage, contenders } = await fourPages(lab, COMMENTS);
    const peers = await peerPages(lab, stage, COMMENTS, COMMENTS);
    const measured = await inTurns(fewer(lab, 5), [...contenders, ...peers], ({ name, url, rows }) =>
      stage.with({ wanted: 0, rows }, async (tab) => {
        const before = await tab.cpu();
        await tab.visit(url);
        await tab.settled(COMMENTS);
        const cpu = (await tab.cpu()) - before;
        expectComments(name, await tab.comments(), COMMENTS);
        return { cpu };
      }),
    );
    return {
      columns: [{ key: 'cpu', label: 'CPU ms' }],
      measured,
      against: [['hearth', 'limit-lit-par'], ['hearth, hints', 'limit-lit-par'], ...besidePeers(peers)],
      notes: [
        'network and CPU as they are; thread time, so that it does not matter what else the machine does',
        ...aboutPeers(peers, `asked for all ${COMMENTS} comments at once`),
      ],
    };
  },
};
