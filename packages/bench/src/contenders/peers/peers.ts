import { artalk } from './artalk.ts';
import { disqusjs } from './disqusjs.ts';
import type { Peer } from './peer.ts';
import { twikoo } from './twikoo.ts';
import { waline } from './waline.ts';

/** All that are measured beside Hearth with `--peers`. Their packages' versions stand in their own files. */
export const PEERS = { waline, artalk, twikoo, disqusjs } as const satisfies Record<string, Peer>;

export type PeerName = keyof typeof PEERS;
