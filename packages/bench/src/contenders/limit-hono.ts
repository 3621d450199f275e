import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createServer } from 'node:http';
import { running, type Running } from './running.ts';

/** An answer to be given to everybody. */
export interface Held {
  readonly headers: Readonly<Record<string, string>>;
  readonly base64: string;
}

/** `limit-hono`: the framework that Hearth's server stands on, answering the same bytes and headers from memory. */
export async function start(): Promise<Running> {
  const app = new Hono();
  let held: { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array<ArrayBuffer> };
  app.get('/v1/sites/:site/threads/:topic', (c) => c.body(held.body, 200, held.headers));
  const answer = getRequestListener(app.fetch);
  return running(
    createServer((request, response) => void answer(request, response)),
    {
      hold: ({ headers, base64 }: Held) => {
        held = { headers, body: new Uint8Array(Buffer.from(base64, 'base64')) };
      },
    },
  );
}
