import { readFile } from 'node:fs/promises';
import { DEFAULT_PORT } from '../options.ts';
import { createServer } from '../server.ts';
import type { SpamService } from '../spam-service.ts';
import { boundYoungHeap } from '../young-heap.ts';
import { announce } from './apply.ts';
import {
  DATA_HELP,
  DATA_OPTIONS,
  text,
  UsageError,
  where,
  wholeNumber,
  type Command,
  type Io,
} from './command.ts';

export const serve: Command = {
  summary: 'runs the server',
  usage: 'serve [--community FILE] [--pages DIR] [--port N] [--data DIR]',
  help: `${DATA_HELP}
  --community FILE      a community to apply before serving
  --pages DIR           pages to serve at /
  --port N              default ${DEFAULT_PORT} (PORT)
  --host ADDRESS        default 127.0.0.1, this machine alone; 0.0.0.0 for all (HOST)
  --url URL             where browsers find it, behind a proxy (HEARTH_URL)
  --trust-proxy N       proxies that add to X-Forwarded-For (HEARTH_TRUST_PROXY; default 0)
  --media DIR           where pictures are kept (HEARTH_MEDIA; default "media" beside the database), or "off"
  --upload-limit MB     the largest picture that is taken (HEARTH_UPLOAD_LIMIT; default 10)`,
  options: {
    ...DATA_OPTIONS,
    community: { type: 'string' },
    pages: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
    url: { type: 'string' },
    'trust-proxy': { type: 'string' },
    media: { type: 'string' },
    'upload-limit': { type: 'string' },
  },
  words: 0,
  async run(values, _words, io) {
    const { env } = io;
    const place = where(values, io);
    const pages = text(values['pages']);
    const host = text(values['host']) ?? env['HOST'];
    const url = text(values['url']) ?? env['HEARTH_URL'];
    const port = wholeNumber('The port', text(values['port']) ?? text(env['PORT']), 65_535);
    const trustProxy = wholeNumber(
      '--trust-proxy',
      text(values['trust-proxy']) ?? text(env['HEARTH_TRUST_PROXY']),
      10,
    );
    const spam = spamService(env);
    const folder = text(values['media']) ?? text(env['HEARTH_MEDIA']);
    const most = wholeNumber(
      '--upload-limit',
      text(values['upload-limit']) ?? text(env['HEARTH_UPLOAD_LIMIT']),
      100,
    );
    if (most === 0) throw new UsageError('--upload-limit is at least 1; "--media off" takes no pictures.');
    const file = text(values['community']);
    const community = file === undefined ? null : await readFile(file, 'utf8');

    boundYoungHeap();
    const server = await createServer({
      ...place,
      ...(pages !== undefined && { pages }),
      ...(host && { host }),
      ...(url && { url }),
      ...(port !== undefined && { port }),
      ...(trustProxy !== undefined && { trustProxy }),
      ...(spam && { spam }),
      media: folder !== 'off' && {
        ...(folder !== undefined && { folder }),
        ...(most !== undefined && { limit: most * 1024 * 1024 }),
      },
    });
    try {
      if (community !== null) announce(await server.admin.apply(community), io);
      else if ((await server.store.sites()).length === 0)
        io.note('There is no site yet: "hearth apply community.yaml" makes one.');
      io.note(`Hearth answers at ${server.url}`);
      await aborted(io.signal);
      io.note('Stopping: requests under way may end …');
    } finally {
      await server.close();
    }
  },
};

/** Where words are judged; the key stays out of flags, which others on the machine can read. */
function spamService(env: Io['env']): SpamService | null {
  const [url, key] = [text(env['HEARTH_SPAM_URL']), env['HEARTH_SPAM_KEY']];
  if (url === undefined) return null;
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError('HEARTH_SPAM_URL is not an address.');
  if (!key) throw new UsageError('HEARTH_SPAM_URL needs a key: set HEARTH_SPAM_KEY.');
  return { url, key };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
