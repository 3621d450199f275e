import { randomUUID } from 'node:crypto';
import { SITE } from '../contenders/hearth.ts';
import type { Figures } from '../measure/alternate.ts';
import { Connection, message } from '../measure/connection.ts';
import { openEvents, type EventStream } from '../measure/events.ts';
import { quantile } from '../measure/stats.ts';
import type { Contender } from '../run/contender.ts';
import { inTurns } from '../run/lab.ts';
import type { Column, Row } from '../run/row.ts';
import { signIn } from './members.ts';

const TOPIC = 'live';
const COLUMNS: readonly Column[] = [
  { key: 'p50', label: 'delivery p50 ms' },
  { key: 'p99', label: 'delivery p99 ms' },
  { key: 'cpu', label: 'CPU µs/delivery' },
  { key: 'memory', label: 'resident MB' },
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
    const hearth = await lab.start('hearth', { data: lab.folder() });
    const way = await hearthWay(hearth);
    const bytes = await frameSize(hearth, way);
    const fanOut = await lab.start('limit-fan-out', { bytes });
    const ways: Record<string, Way> = {
      hearth: way,
      'limit-fan-out': { listen: async () => message('GET', '/'), post: () => message('POST', '/', { json: words() }) },
    };
    const measured = await inTurns(
      lab,
      [hearth, fanOut],
      (contender) => deliver(contender, ways[contender.name]!, readers),
      Math.min(lab.runs, 5),
    );
    const notes = [
      `${readers} readers, ${POSTS} posts of ${bytes} bytes on the wire, one at a time`,
      'from sending the post (Hearth stores it first, with an fsync) to its arrival; reading them all in one process costs the same for both',
    ];
    return { columns: COLUMNS, measured, against: [['hearth', 'limit-fan-out']], notes };
  },
};

const POSTS = 12;
const words = () => ({ id: randomUUID(), parent: null, body: 'It arrived this morning, and it is *lovely*.' });

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
  const { promise, resolve } = Promise.withResolvers<number>();
  const stream = await openEvents(
    contender.port,
    await listen(),
    (frame) => isChange(frame) && resolve(frame.length + '\n\n'.length),
    isLive,
  );
  await stream.opened;
  await request(contender, post());
  const bytes = await promise;
  stream.close();
  return bytes;
}

/** So many readers listen, and then somebody posts; the next post waits for the last reader. */
async function deliver(contender: Contender, { listen, post }: Way, readers: number): Promise<Figures> {
  const latencies: number[] = [];
  let posted = Infinity;
  let missing = 0;
  let all = Promise.withResolvers<void>();
  const onFrame = (frame: string): void => {
    if (!isChange(frame) || posted === Infinity) return;
    latencies.push(performance.now() - posted);
    if (--missing === 0) all.resolve();
  };
  const streams: EventStream[] = [];
  const asking = await listen();
  try {
    for (let open = 0; open < readers; open += BATCH) {
      const opening = Array.from({ length: Math.min(BATCH, readers - open) }, () =>
        openEvents(contender.port, asking, onFrame, isLive),
      );
      const batch = await Promise.all(opening);
      streams.push(...batch);
      await Promise.all(batch.map(({ opened }) => opened));
    }
    const before = await contender.usage();
    for (let round = 0; round < POSTS; round++) {
      [missing, all] = [readers, Promise.withResolvers()];
      posted = performance.now();
      const answered = request(contender, post());
      await all.promise;
      await answered;
    }
    const after = await contender.usage();
    return {
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
      cpu: (after.cpu - before.cpu) / (POSTS * readers),
      memory: before.rss / 1e6,
    };
  } finally {
    posted = Infinity;
    for (const stream of streams) stream.close();
  }
}

const BATCH = 250;
const isChange = (frame: string): boolean => frame.includes('event: change');
const isLive = (frame: string): boolean => frame.includes('event: live');

async function request(contender: Contender, text: string): Promise<string> {
  const connection = await Connection.open(contender.port);
  try {
    return (await connection.request(text)).body.toString();
  } finally {
    connection.close();
  }
}
