import { canvasCodec, createMemoryStore, memoryMedia } from '@hearth/adapters/local';
import type { Time } from '@hearth/core/domain';
import {
  createEngine,
  mediaAddress,
  pngCodec,
  type MediaStorage,
  type Community,
  type Engine,
  type EngineOptions,
  type Store,
} from '@hearth/core/engine';
import { parse } from '@hearth/core/markdown';
import { createHandler, type HandlerOptions } from '@hearth/core/protocol/handler';
import { createAmbient, createClock, webRandom, type Clock } from './clock.ts';
import { MOCK_COMMUNITY } from './community.ts';
import { createMockHost } from './host.ts';
import { meddle, type Scenario } from './scenarios.ts';
import { seed } from './seed.ts';

export interface MockServerOptions {
  /** Default: `empty` where communities are given, else `busy`. */
  readonly scenario?: Scenario;
  /** What it serves. Default: {@link MOCK_COMMUNITY}, which alone has content for `busy`. */
  readonly communities?: readonly Community[];
  /** Where rows are kept; a second server over the same store is a restart. Default: a fresh memory. */
  readonly store?: Store;
  /** Where pictures are kept. Default: a fresh memory. In browsers, all pictures are taken; elsewhere PNG alone. */
  readonly pictures?: MediaStorage;
  readonly now?: () => Time;
  readonly random?: (bytes: number) => Uint8Array;
  readonly parse?: EngineOptions['parse'];
  /** Milliseconds that `slow` waits. Default 3,000. */
  readonly delay?: number;
  readonly handler?: HandlerOptions;
}

/** Hearth's server without a server: the same handler and the same engine, over memory. */
export interface MockServer {
  /** In place of the global one. Rejects like a network that is down in `offline`. */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  readonly engine: Engine;
  readonly clock: Clock;
  /** What the network is like; may be changed at any time. `busy` seeds at the start only. */
  scenario: Scenario;
  /** Cuts all event streams once. */
  closeStreams(): void;
  /** Ends streams and readers of the log; from then on it cannot be reached. */
  close(): void;
}

/** Rejects requests when the community it was given is not valid. */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  const {
    communities = [MOCK_COMMUNITY],
    random = webRandom,
    delay = 3_000,
    store = createMemoryStore(),
  } = options;
  const clock = createClock(options.now ?? Date.now);
  const ambient = createAmbient(clock, random);
  let base = '';
  const engine = createEngine({
    media: {
      codec: canvasCodec() ?? pngCodec,
      storage: options.pictures ?? memoryMedia(),
      address: (site, id, pass) => mediaAddress(base, site, id, pass),
    },
    store,
    ambient,
    parse: options.parse ?? parse,
    secret: new Uint8Array(32).fill(7),
    linkBase: 'https://hearth.invalid/r/',
  });
  const host = createMockHost({ engine, communities, now: () => clock.now(), random });
  const handler = createHandler(host, options.handler);
  const stops: (() => void)[] = [];
  let closed = false;

  const prepare = async (): Promise<void> => {
    for (const community of communities) await engine.configure(community);
    if (server.scenario === 'busy' && !options.communities && !options.store)
      await seed(engine, ambient, clock);
    if (!closed) stops.push(...communities.map(({ site }) => engine.startReaders(site.id)));
  };
  let prepared: Promise<void> | undefined;

  const server: MockServer = {
    engine,
    clock,
    scenario: options.scenario ?? (options.communities ? 'empty' : 'busy'),
    closeStreams: () => handler.closeStreams(),
    close() {
      closed = true;
      handler.closeStreams();
      stops.splice(0).forEach((stop) => stop());
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      if (closed) throw new TypeError('Failed to fetch');
      // Pictures are found where everything else is.
      base = request.url.split('/v1/', 1)[0]!;
      await (prepared ??= prepare());
      return (await meddle(server.scenario, delay, request.signal)) ?? handler.fetch(request);
    },
  };
  return server;
}
