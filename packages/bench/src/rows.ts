import { idle as idlePage } from './browser/idle.ts';
import { mounts } from './browser/mounts.ts';
import { post as postInPage } from './browser/post.ts';
import { shift } from './browser/shift.ts';
import { long, scroll } from './browser/long.ts';
import { ssr } from './browser/ssr.ts';
import { thousand } from './browser/thousand.ts';
import { cpu } from './browser/cpu.ts';
import { firstView } from './browser/first-view.ts';
import type { Row } from './run/row.ts';
import { count } from './server/count.ts';
import { growth } from './server/growth.ts';
import { idle } from './server/idle.ts';
import { live } from './server/live.ts';
import { post } from './server/post.ts';
import { recount } from './server/recount.ts';
import { readCold } from './server/read-cold.ts';
import { readHot } from './server/read-hot.ts';
import { votes } from './server/votes.ts';

/** All that the bench measures, in the order of docs/benchmarks.md. */
export const ROWS: readonly Row[] = [
  readHot,
  readCold,
  post,
  live,
  growth,
  idle,
  votes,
  count,
  recount,
  firstView,
  cpu,
  ssr,
  thousand,
  long,
  scroll,
  shift,
  postInPage,
  idlePage,
  mounts,
];
