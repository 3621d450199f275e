import type { Row } from './run/row.ts';
import { growth } from './server/growth.ts';
import { idle } from './server/idle.ts';
import { live } from './server/live.ts';
import { post } from './server/post.ts';
import { readCold } from './server/read-cold.ts';
import { readHot } from './server/read-hot.ts';
import { votes } from './server/votes.ts';

/** All that the bench measures, in the order of docs/benchmarks.md. */
export const ROWS: readonly Row[] = [readHot, readCold, post, live, growth, idle, votes];
