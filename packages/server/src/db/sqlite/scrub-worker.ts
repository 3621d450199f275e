/** The thread that scrubs: see `scrubFile`. */
import { workerData } from 'node:worker_threads';
import { scrubHere } from './scrub.ts';

scrubHere(workerData as string);
