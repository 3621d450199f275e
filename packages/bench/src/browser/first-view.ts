import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { fourPages } from './fifty.ts';
import { aboutPeers, besidePeers, expectComments, peerPages } from './peers.ts';

const COMMENTS = 50;

export const firstView: Row = {
  name: 'browser first-view',
  title: `${COMMENTS} comments to be seen, on slow 4G with a CPU slowed down to a quarter`,
  goal: 'one tag ≤ 1.05 × limit-lit; with hints ≤ 1.1 × limit-lit-par',
  peers: true,
  async run(lab) {
    const { stage, contenders } = await fourPages(lab, COMMENTS);
    const peers = await peerPages(lab, stage, COMMENTS, COMMENTS);
    const measured = await inTurns(lab, [...contenders, ...peers], ({ name, url, rows }) =>
      stage.with({ slow: true, wanted: COMMENTS, rows }, async (tab) => {
        const before = await tab.cpu();
        await tab.visit(url);
        const shown = await tab.shown();
        const figures = { shown, cpu: (await tab.cpu()) - before, bytes: tab.bytes / 1000 };
        expectComments(name, await tab.comments(), COMMENTS);
        return figures;
      }),
    );
    return {
      columns: [
        { key: 'shown', label: 'ms until shown' },
        { key: 'cpu', label: 'CPU ms until shown' },
        { key: 'bytes', label: 'kB until shown' },
      ],
      measured,
      against: [['hearth', 'limit-lit'], ['hearth, hints', 'limit-lit-par'], ...besidePeers(peers)],
      notes: aboutPeers(peers, `asked for all ${COMMENTS} comments at once`),
    };
  },
};
