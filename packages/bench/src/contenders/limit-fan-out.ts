import type { ServerResponse } from 'node:http';
import { bare, readJson, running, type Running } from './running.ts';

/**
 * `limit-fan-out`: bare node:http that writes one ready-made frame to everybody who listens, when somebody posts. It
 * keeps nothing. The frame is as long as Hearth's, so that both write the same number of bytes.
 */
export async function start({ bytes = 0 }: { readonly bytes?: number } = {}): Promise<Running> {
  const listeners = new Set<ServerResponse>();
  return running(
    bare(async (request, response) => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('event: live\ndata: {}\n\n');
        listeners.add(response);
        response.on('close', () => listeners.delete(response));
        return;
      }
      await readJson(request);
      const frame = frameOf(bytes);
      for (const listener of listeners) listener.write(frame);
      response.writeHead(200, { 'Content-Length': 0 }).end();
    }),
  );
}

/** A `change` of so many bytes, the closing empty line included. */
export function frameOf(bytes: number): Buffer {
  const [before, after] = ['event: change\ndata: "', '"\n\n'];
  return Buffer.from(`${before}${'x'.repeat(Math.max(0, bytes - before.length - after.length))}${after}`);
}
