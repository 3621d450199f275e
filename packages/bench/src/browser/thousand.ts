import { PEERS, type PeerName } from '../contenders/peers/peers.ts';
import { fewer, inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { fourPages } from './fifty.ts';
import { aboutPeers, besidePeers, expectComments, peerPages } from './peers.ts';
import { loadAll } from './reader.ts';

const COMMENTS = 1_000;
/** Rows that fill a phone's screen, with some to spare. */
const SCREEN = 12;

export const thousand: Row = {
  name: 'browser thousand',
  title: `a thread of ${COMMENTS} comments: its first screen, what blocks the page meanwhile, and what it holds`,
  goal: 'first screen ≤ 1.2 × limit-lit-par; blocking ≤ 50 ms; heap ≤ 1.5 × limit-lit',
  peers: true,
  async run(lab) {
    const { stage, contenders } = await fourPages(lab, COMMENTS);
    const peers = await peerPages(lab, stage, COMMENTS, null);
    const ours = contenders.filter(({ name }) => name !== 'hearth, hints');
    const measured = await inTurns(fewer(lab, 5), [...ours, ...peers], ({ url, name, rows }) => {
      const peer = peers.find((each) => each.name === name);
      const wanted = Math.min(SCREEN, peer?.atFirst ?? COMMENTS);
      return stage.with({ wanted, rows }, async (tab) => {
        const before = await tab.cpu();
        await tab.visit(url);
        const shown = await tab.shown();
        const cpu = (await tab.cpu()) - before;
        await tab.settled(wanted);
        const blocking = await tab.blocking();
        const comments = await tab.comments();
        const first = await tab.held();
        if (name === 'hearth') await loadAll(tab, COMMENTS);
        else if (peer) expectComments(name, comments, peer.atFirst);
        else await tab.settled(COMMENTS);
        const all = peer ? null : await tab.held();
        return {
          shown,
          cpu,
          comments,
          blocking,
          first: first.heap / 1e6,
          heap: all ? all.heap / 1e6 : NaN,
          nodes: all?.nodes ?? NaN,
        };
      });
    });
    return {
      columns: [
        { key: 'shown', label: 'first screen ms' },
        { key: 'cpu', label: 'CPU ms until then' },
        { key: 'comments', label: 'comments at first' },
        { key: 'blocking', label: 'blocking ms' },
        { key: 'first', label: 'heap MB' },
        { key: 'heap', label: 'with all of them' },
        { key: 'nodes', label: 'nodes with all' },
      ],
      measured,
      against: [['hearth', 'limit-lit-par'], ['hearth', 'limit-lit'], ...besidePeers(peers)],
      notes: [
        'network and CPU as they are; the limits load all comments at once, Hearth fifty conversations at a time, as its reader asks for them',
        ...aboutPeers(
          peers,
          peers.map(({ name }) => `${name} loads ${PEERS[name as PeerName].byDefault}`).join(', '),
        ),
      ],
    };
  },
};
