import { createHash } from 'node:crypto';
import { chmodSync, rmSync, statSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { CommunityError, type ErrorCode, type ErrorDetails } from '@hearth/core/adapter';
import { Hono } from 'hono';
import { ADMIN_METHODS, type Admin } from './admin.ts';
import { CommunityFileError, type FileProblem } from './community-file.ts';

/*
 * Commands reach a running server through a Unix socket in its data folder, which only its owner may open: HTTP,
 * `POST /{method}` with the arguments as a JSON array.
 */

interface Failure {
  readonly message: string;
  readonly code?: ErrorCode;
  readonly details?: ErrorDetails;
  readonly problems?: readonly FileProblem[];
}

/** Addresses of sockets are short (108 bytes on Linux, 104 on macOS): for a long path, a name of its own in the temporary folder. */
export function socketPath(data: string): string {
  const path = join(resolve(data), 'hearth.sock');
  if (Buffer.byteLength(path) < 100) return path;
  return join(tmpdir(), `hearth-${createHash('sha256').update(path).digest('hex').slice(0, 24)}.sock`);
}

/** Opens the socket. The caller holds the database, so one that lies there is left over from a crash. */
export async function serveSocket(path: string, admin: Admin): Promise<() => Promise<void>> {
  const app = new Hono();
  for (const method of ADMIN_METHODS) {
    app.post(`/${method}`, async (c) => {
      const words = await c.req.json<unknown[]>();
      const answer = await (admin[method] as (...words: unknown[]) => Promise<unknown>)(...words);
      return c.json({ answer: answer ?? null });
    });
  }
  app.onError((error, c) => {
    const failure: Failure = {
      message: error.message,
      ...(error instanceof CommunityError && { code: error.code, details: error.details }),
      ...(error instanceof CommunityFileError && { problems: error.problems }),
    };
    return c.json({ failure }, 400);
  });
  rmSync(path, { force: true });
  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done, reject) => {
    const mask = process.umask(0o177);
    server.once('error', reject).listen(path, done);
    process.umask(mask);
  });
  chmodSync(path, 0o600);
  return async () => {
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeIdleConnections();
    });
    rmSync(path, { force: true });
  };
}

/** The admin of the server that runs on this data; `null` when none does. */
export async function connectSocket(path: string): Promise<Admin | null> {
  if (!isOurs(path)) return null;
  try {
    await call(path, 'sites', []);
  } catch (error) {
    if (['ECONNREFUSED', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  const methods = ADMIN_METHODS.map((method) => [method, (...words: unknown[]) => call(path, method, words)]);
  return Object.fromEntries(methods) as Admin;
}

/** Somebody else's socket under our name would get to see what is applied. */
function isOurs(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return (
    found !== undefined &&
    found.isSocket() &&
    (process.getuid === undefined || found.uid === process.getuid())
  );
}

async function call(socketPath: string, method: string, words: readonly unknown[]): Promise<unknown> {
  const response = await new Promise<IncomingMessage>((done, reject) => {
    const headers = { 'Content-Type': 'application/json' };
    request({ socketPath, path: `/${method}`, method: 'POST', headers }, done)
      .once('error', reject)
      .end(JSON.stringify(words));
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { answer, failure } = JSON.parse(Buffer.concat(chunks).toString()) as {
    answer?: unknown;
    failure?: Failure;
  };
  if (!failure) return answer;
  if (failure.problems) throw new CommunityFileError(failure.problems);
  if (failure.code) throw new CommunityError(failure.code, failure.message, failure.details);
  throw new Error(failure.message);
}
