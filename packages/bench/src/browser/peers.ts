import { PEERS, type PeerName } from '../contenders/peers/peers.ts';
import { hash } from '../contenders/hearth.ts';
import { talk } from '../contenders/talk.ts';
import type { Lab } from '../run/lab.ts';
import { REPLIES, TOPIC, type Contest } from './fifty.ts';
import { page } from './pages.ts';
import type { Stage } from './stage.ts';

/** A peer's page. */
export interface PeerContest extends Contest {
  readonly rows: string;
  /** How many comments it must show at first. */
  readonly atFirst: number;
}

/**
 * The same comments in the peers' widgets, where `--peers` asks for them; none otherwise.
 *
 * @param size how many comments the pages want at once; `null` leaves it as each peer has it
 */
export async function peerPages(
  lab: Lab,
  stage: Stage,
  comments: number,
  size: number | null,
): Promise<PeerContest[]> {
  const { peers: folder } = lab;
  if (folder === null) return [];
  const said = [...talk(comments, { replies: REPLIES, seed: hash(TOPIC) })];
  const contests: PeerContest[] = [];
  for (const peer of Object.keys(PEERS) as PeerName[]) {
    const options = { peer, folder, topic: TOPIC, comments, replies: REPLIES, size };
    const { port } = await lab.start('peer', options);
    const { markup, rows, atFirst } = PEERS[peer];
    const url = await stage.put(`/${peer}`, page(markup(`http://127.0.0.1:${port}`, size)));
    contests.push({ name: peer, url, rows, atFirst: atFirst({ said, size }) });
  }
  return contests;
}

/** Names for the report: Hearth beside each of them. */
export const besidePeers = (peers: readonly PeerContest[], ours = 'hearth'): (readonly [string, string])[] =>
  peers.map(({ name }) => [ours, name]);

/** What the report says of them. */
export const aboutPeers = (peers: readonly PeerContest[], more: string): string[] =>
  peers.length === 0
    ? []
    : [`peers: their clients from npm, with stand-ins that answer at once, which flatters them; ${more}`];

/** Throws `Error` unless a page shows just so many comments. */
export function expectComments(name: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${name} shows ${found} comments, not ${expected}.`);
}
