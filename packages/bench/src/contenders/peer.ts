import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compress, encodingFor } from '../../../server/src/http/encoding.ts';
import { hash } from './hearth.ts';
import { PEERS, type PeerName } from './peers/peers.ts';
import { bare, readJson, running, type Running } from './running.ts';
import { talk } from './talk.ts';

export interface PeerOptions {
  readonly peer: PeerName;
  /** Where its package is installed. */
  readonly folder: string;
  readonly topic: string;
  readonly comments: number;
  /** Share of replies. */
  readonly replies: number;
  /** How many the page wants at once; `null` leaves it as the peer has it by default. */
  readonly size: number | null;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
};

const ANY_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Allow-Methods': '*',
  'Access-Control-Max-Age': '600',
};

/** Bytes that are ready to be sent. */
interface Ready {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Uint8Array;
}

/**
 * A peer's client, and a stand-in for its server: the comments that Hearth has in that topic, in the peer's own protocol.
 * No database, no rules; what was asked for once is answered from memory.
 */
export async function start({ peer, folder, size, ...of }: PeerOptions): Promise<Running> {
  const { package: name, files, answer } = PEERS[peer];
  const said = [...talk(of.comments, { replies: of.replies, seed: hash(of.topic) })];
  const ready = new Map<string, Ready>();
  const keep = async (key: string, type: string, plain: Buffer, how: 'once' | 'often'): Promise<Ready> => {
    const made = { type, plain, br: await compress('br', plain, how) };
    ready.set(key, made);
    return made;
  };
  for (const file of files) {
    const type = TYPES[file.slice(file.lastIndexOf('.') + 1)]!;
    await keep(
      `GET /${basename(file)} null`,
      type,
      await readFile(join(folder, 'node_modules', name, file)),
      'once',
    );
  }
  const server = bare(async (request, response) => {
    const method = request.method!;
    if (method === 'OPTIONS') return void response.writeHead(204, ANY_ORIGIN).end();
    const body = method === 'POST' ? await readJson(request) : null;
    const key = `${method} ${request.url!} ${JSON.stringify(body)}`;
    let found = ready.get(key);
    if (!found) {
      const url = new URL(request.url!, 'http://peer');
      const json = answer({ method, url, body }, { said, size });
      if (json === undefined) return void response.writeHead(404, ANY_ORIGIN).end();
      found = await keep(key, 'application/json', Buffer.from(JSON.stringify(json)), 'often');
    }
    const br = encodingFor(request.headers['accept-encoding']) === 'br';
    response
      .writeHead(200, { ...ANY_ORIGIN, 'Content-Type': found.type, ...(br && { 'Content-Encoding': 'br' }) })
      .end(br ? found.br : found.plain);
  });
  return running(server);
}
