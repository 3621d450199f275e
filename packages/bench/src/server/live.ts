import { randomUUID } from 'node:crypto';
import { SITE } from '../contenders/hearth.ts';
import type { Figures } from '../measure/alternate.ts';
import { Connection, message } from '../measure/connection.ts';
import { deferred } from '../measure/deferred.ts';
import { openEvents, type EventListener, type EventStream } from '../measure/events.ts';
import { quantile } from '../measure/stats.ts';
import type { Contender } from '../run/contender.ts';
import { inTurns } from '../run/lab.ts';
import type { Column, Row } from '../run/row.ts';
import { signIn } from './members.ts';

const TOPIC = 'live';
const POSTS = 12;
/** Readers who connect at a time. */
const BATCH = 250;
const COLUMNS: readonly Column[] = [
  { key: 'p50', label: 'delivery p50 ms' },
  { key: 'p99', label: 'delivery p99 ms' },
  { key: 'cpu', label: 'CPU µs/delivery' },
  { key: 'memory', label: 'resident MB' },
  { key: 'again', label: 'when all came again' },
];

/** How one contender is listened to and written to. */
interface Way {
  /** The request for a stream of what happens from now on. */
  readonly listen: () => Promise<string>;
  readonly post: () => string;
}

export const live: Row = {
  name: 'server live',
  title: 'a post reaches everybody who reads the thread',
  goal: '5,000 readers: ≤ 200 MB, p99 ≤ 2 × limit-fan-out',
  async run(lab) {
    const readers = lab.quick ? 500 : 5_000;
    // A process for each round: what readers of an earlier one have left behind is not memory for those that are there.
    const startHearth = (): Promise<Contender> => lab.start('hearth', { data: lab.folder() });
    const first = await startHearth();
    const bytes = await frameSize(first, await hearthWay(first));
    await first.stop();
    const bare: Way = {
      listen: async () => message('GET', '/'),
      post: () => message('POST', '/', { json: words() }),
    };
    const contenders = [
      { name: 'hearth', start: startHearth, way: hearthWay },
      { name: 'limit-fan-out', start: () => lab.start('limit-fan-out', { bytes }), way: async () => bare },
    ];
    const measured = await inTurns(lab, contenders, async ({ start, way }) => {
      const contender = await start();
      const figures = await deliver(contender, await way(contender), readers);
      await contender.stop();
      return figures;
    });
    const notes = [
      `${readers} readers, ${POSTS} posts of ${bytes} bytes on the wire, one at a time; each reader heard each post once`,
      'a process of its own for each round; then all readers go, and as many come',
      'from sending the post (Hearth stores it first, with an fsync) to its arrival; reading them all in one process costs the same for both',
    ];
    return { columns: COLUMNS, measured, against: [['hearth', 'limit-fan-out']], notes };
  },
};

const words = () => ({
  id: randomUUID(),
  parent: null,
  body: 'It arrived this morning, and it is *lovely*.',
});

async function hearthWay(hearth: Contender): Promise<Way> {
  const [bearer] = await signIn(hearth, 1);
  const path = `/v1/sites/${SITE}/viewer/threads/${TOPIC}/comments`;
  return {
    async listen() {
      const page = await request(hearth, message('GET', `/v1/sites/${SITE}/threads/${TOPIC}`));
      const { asOf } = JSON.parse(page) as { asOf: string };
      const query = new URLSearchParams({ since: asOf, channels: `thread/${TOPIC}` });
      return message('GET', `/v1/sites/${SITE}/stream?${query}`);
    },
    post: () => message('POST', path, { Authorization: `Bearer ${bearer}`, json: words() }),
  };
}

async function frameSize(contender: Contender, { listen, post }: Way): Promise<number> {
  const { promise, resolve } = deferred<number>();
  const stream = await openEvents(contender.port, await listen(), {
    onFrame: (frame) => isChange(frame) && resolve(frame.length + '\n\n'.length),
    isOpen,
  });
  await stream.opened;
  await request(contender, post());
  const bytes = await promise;
  stream.close();
  return bytes;
}

/**
 * So many readers listen, and then somebody posts; the next post waits for the last reader. Throws `Error` when a reader
 * missed a post or heard it twice.
 */
async function deliver(contender: Contender, { listen, post }: Way, readers: number): Promise<Figures> {
  const latencies: number[] = [];
  const heard = new Uint8Array(readers);
  let posted = 0;
  let missing = 0;
  let all = deferred<void>();
  const broken = deferred<never>();
  broken.promise.catch(() => {}); // it may break when nobody waits, or for nobody any more
  const listener = (reader: number): EventListener => ({
    isOpen,
    onFrame(frame) {
      if (!isChange(frame)) return;
      heard[reader]!++;
      latencies.push(performance.now() - posted);
      if (--missing === 0) all.resolve();
    },
    onEnd: broken.reject,
  });
  const streams: EventStream[] = [];
  const come = async (): Promise<void> => {
    const asking = await listen();
    for (let from = 0; from < readers; from += BATCH) {
      const opening = Array.from({ length: Math.min(BATCH, readers - from) }, (_, index) =>
        openEvents(contender.port, asking, listener(from + index)),
      );
      const batch = await Promise.all(opening);
      streams.push(...batch);
      await Promise.all(batch.map(({ opened }) => opened));
    }
  };
  const go = (): void => streams.splice(0).forEach((stream) => stream.close());
  try {
    await come();
    const before = await contender.usage();
    for (let round = 0; round < POSTS; round++) {
      [missing, all] = [readers, deferred<void>()];
      posted = performance.now();
      const heardByAll = Promise.all([request(contender, post()), all.promise]);
      await Promise.race([heardByAll, broken.promise]);
    }
    const after = await contender.usage();
    if (heard.some((posts) => posts !== POSTS)) throw new Error('A reader missed a post, or heard it twice.');
    go();
    await come();
    const again = await contender.usage();
    return {
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
      cpu: (after.cpu - before.cpu) / (POSTS * readers),
      memory: before.rss / 1e6,
      again: again.rss / 1e6,
    };
  } finally {
    go();
  }
}

const isChange = (frame: string): boolean => frame.includes('event: change');
const isOpen = (frame: string): boolean => frame.includes('event: live');

async function request(contender: Contender, text: string): Promise<string> {
  const connection = await Connection.open(contender.port);
  try {
    return (await connection.request(text)).body.toString();
  } finally {
    connection.close();
  }
}
