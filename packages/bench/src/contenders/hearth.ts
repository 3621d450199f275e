import type { ImportedComment, ImportedThread } from '@hearth/core/engine';
import { boundYoungHeap, createServer, DEFAULT_LIMITS, type Limits } from '@hearth/server';
import { fillBallots, rankedPoll, readAnew, type RankedPoll } from './ballots.ts';
import type { Running } from './running.ts';
import { talk, type Said } from './talk.ts';

export const SITE = 'bench';

export interface HearthOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  /** Polls to declare; they are named by {@link pollId}. */
  readonly polls?: number;
  /** Ranked polls to declare, by their numbers of options; they are named by {@link rankedPoll}. */
  readonly ranked?: readonly number[];
}

export interface Thread {
  readonly topic: string;
  readonly comments: number;
  /** Share of replies. */
  readonly replies?: number;
  /** So many comments at the beginning are one conversation, each an answer to the one before. */
  readonly chain?: number;
}

export const pollId = (index: number): string => `poll-${index}`;
export const CHOICES = ['red', 'green', 'blue'] as const;

/** The rate limiter counts, and never says no. */
const limits = Object.fromEntries(
  Object.keys(DEFAULT_LIMITS).map((name) => [name, { count: 1e9, per: 60_000, burst: 1e9 }]),
) as unknown as Limits;

/** Hearth's own server as operators run it, logging included; `quiet` is for tests. */
export async function start(
  { polls = 0, ranked = [], ...options }: HearthOptions,
  quiet = false,
): Promise<Running> {
  boundYoungHeap(); // as `hearth serve` does
  const server = await createServer({ ...options, port: 0, limits, ...(quiet && { log: false }) });
  await server.admin.apply(community(polls, ranked));
  return {
    port: server.port,
    methods: {
      /** Fills threads through the engine's own import, a few thousand comments at a time. */
      async fill(threads: readonly Thread[]) {
        for (const batch of batches(threads))
          await server.admin.importThreads(SITE, { source: 'bench', threads: batch });
      },
      ballots: (poll: RankedPoll) => fillBallots(server, SITE, poll),
      readAnew: (poll: string) => readAnew(server, SITE, poll),
      /** Signed identities of so many members, as the brand's server would make them. */
      assertions: ({ from = 0, count }: { from?: number; count: number }) =>
        Promise.all(
          Array.from({ length: count }, async (_, index) => {
            const name = `Member ${from + index}`;
            return (await server.admin.token({ site: SITE, name })).token;
          }),
        ),
    },
    close: () => server.close(),
  };
}

function community(polls: number, ranked: readonly number[]): string {
  const options = CHOICES.map((id) => ({ id, label: id }));
  return JSON.stringify({
    site: { id: SITE, name: 'Bench', origins: ['https://bench.example', 'http://127.0.0.1:*'], locale: 'en' },
    badges: [
      {
        id: 'voice',
        name: 'Voice',
        description: 'For words.',
        art: 'flame',
        trigger: 'comment.posted',
        tiers: [{ id: 'one', name: 'One', threshold: 1 }],
      },
    ],
    polls: [
      ...Array.from({ length: polls }, (_, index) => ({
        id: pollId(index),
        question: 'Which?',
        kind: 'single',
        results: 'always',
        options,
      })),
      ...ranked.map((length) => ({
        id: rankedPoll(length),
        question: 'Which?',
        kind: 'ranked',
        results: 'always',
        options: Array.from({ length }, (_, index) => ({ id: String(index), label: `Option ${index}` })),
      })),
    ],
  });
}

const BATCH = 2_000;

/** Parents may be in an earlier batch: the import finds them by the ids of their source. */
function* batches(threads: readonly Thread[]): Generator<ImportedThread[]> {
  let batch: ImportedThread[] = [];
  let size = 0;
  for (const { topic, comments, replies = 0, chain = 0 } of threads) {
    const said = [...talk(comments, { replies, chain, seed: hash(topic) })].map((each) =>
      imported(topic, each),
    );
    for (let from = 0; from < said.length; from += BATCH) {
      const some = said.slice(from, from + BATCH);
      batch.push({ topic, title: topic, url: null, comments: some });
      size += some.length;
      if (size < BATCH) continue;
      yield batch;
      [batch, size] = [[], 0];
    }
  }
  if (batch.length > 0) yield batch;
}

const imported = (topic: string, { index, parent, author, at, markdown }: Said): ImportedComment => ({
  sourceId: `${topic} ${index}`,
  parentSourceId: parent === null ? null : `${topic} ${parent}`,
  authorName: `Author ${author}`,
  authorKey: String(author),
  createdAt: at,
  markdown,
  status: 'published',
});

/** Of a topic's name, so that threads differ. */
export const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
