import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type HearthServer } from '../server.ts';
import type { ServerOptions } from '../options.ts';

export const COMMUNITY = `
site: { id: acme, name: Acme, origins: ['https://acme.example'], locale: en }
badges:
  - id: first
    name: First
    description: For the first words.
    art: flame
    trigger: comment.posted
    tiers: [{ id: one, name: One, threshold: 1 }]
polls:
  - id: this-or-that
    question: This or that?
    kind: duel
    options: [{ id: this, label: This }, { id: that, label: That }]
programmes:
  - id: friends
    name: Friends
    description: Bring a friend.
    reward: { type: recognition, label: Thanks }
    landing: https://acme.example/welcome?from=friend#top
    terms: None.
    message: Come along!
`;

export function folder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TestServer extends HearthServer {
  readonly data: string;
  /** Of the site's first key. */
  readonly key: { readonly kid: string; readonly secret: string };
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
}

/** A server with the site `acme`, on a free port, in a folder that goes with it. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const { path, remove } = folder();
  const server = await createServer({ data: path, port: 0, log: false, limits: false, ...options });
  const { key } = await server.admin.apply(COMMUNITY);
  const base = `http://127.0.0.1:${server.port}`;
  return {
    ...server,
    data: path,
    key: key!,
    get: (to, init) => fetch(base + to, { redirect: 'manual', ...init }),
    post: (to, body, headers) =>
      fetch(base + to, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    close: async (within) => {
      await server.close(within);
      remove();
    },
  };
}
