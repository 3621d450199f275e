/** The thread that counts: see {@link Counter}. */
import { parentPort } from 'node:worker_threads';
import { countRankings } from '@hearth/core/domain';
import { Gathered } from './packing.ts';
import type { Asked, Told } from './wire.ts';

const jobs = new Map<number, Gathered>();
const tell = (told: Told): void => parentPort!.postMessage(told);

parentPort!.on('message', (asked: Asked) => {
  const { job } = asked;
  const gathered = jobs.get(job) ?? new Gathered();
  if ('page' in asked) {
    jobs.set(job, gathered);
    gathered.add(asked.page);
    return;
  }
  jobs.delete(job);
  if ('dropped' in asked) return;
  try {
    const { options, tieOrder } = asked;
    tell({ job, count: countRankings(options, gathered.rankings(options), tieOrder) });
  } catch (error) {
    tell({ job, error: error instanceof Error ? error.message : String(error) });
  }
});
