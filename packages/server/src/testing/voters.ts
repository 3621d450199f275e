import assert from 'node:assert/strict';
import { createServer, type HearthServer } from '../server.ts';
import { folder } from './server.ts';

/** 2026-03-02 12:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 12);
export const HOUR = 3_600_000;

/** A server whose clock is ours, with people who vote in its polls. */
export interface Booth {
  readonly server: HearthServer;
  readonly data: string;
  readonly url: string;
  now: number;
  /** A bearer for somebody of this name. */
  enter(name: string, role?: 'staff'): Promise<string>;
  /** `ballot`: choices, or points. Answers with what the voter is told. */
  vote(bearer: string, poll: string, ballot: readonly string[] | Record<string, number>): Promise<string>;
  /** Below the site. */
  ask(path: string, bearer?: string, headers?: Record<string, string>): Promise<Response>;
  /** All pages of a poll's audit file. */
  file(poll: string, bearer?: string): Promise<string>;
  close(): Promise<void>;
}

/** `polls`: as in a community file, which JSON is too. */
export async function openBooth(polls: readonly object[]): Promise<Booth> {
  const { path: data, remove } = folder();
  const clock = { now: START };
  const server = await createServer({ data, port: 0, log: false, limits: false, now: () => clock.now });
  await server.admin.apply(JSON.stringify({ site: { id: 'acme', name: 'Acme', origins: [] }, polls }));
  const url = `http://127.0.0.1:${server.port}/v1/sites/acme`;
  const sends = (body: unknown, bearer = ''): RequestInit => ({
    headers: { 'Content-Type': 'application/json', ...(bearer && { Authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(body),
  });
  const booth: Booth = {
    server,
    data,
    url,
    get now() {
      return clock.now;
    },
    set now(time) {
      clock.now = time;
    },
    async enter(name, role) {
      const { token } = await server.admin.token({ site: 'acme', name, ...(role && { role }) });
      const answer = await fetch(`${url}/identity`, { method: 'POST', ...sends({ assertion: token }) });
      return ((await answer.json()) as { bearer: string }).bearer;
    },
    async vote(bearer, poll, ballot) {
      const words = Array.isArray(ballot) ? { choices: ballot } : { choices: [], points: ballot };
      const answer = await fetch(`${url}/viewer/polls/${poll}/ballot`, {
        method: 'PUT',
        ...sends({ key: crypto.randomUUID(), revision: 0, ...words }, bearer),
      });
      const text = await answer.text();
      assert.equal(answer.status, 200, text);
      return text;
    },
    ask: (path, bearer, headers = {}) =>
      fetch(`${url}${bearer ? '/viewer' : ''}${path}`, {
        headers: { ...headers, ...(bearer && { Authorization: `Bearer ${bearer}` }) },
      }),
    async file(poll, bearer) {
      let text = '';
      for (let cursor: string | null = ''; cursor !== null;) {
        const answer = await booth.ask(`/polls/${poll}/audit${cursor && `?cursor=${cursor}`}`, bearer);
        assert.equal(answer.status, 200);
        const page = (await answer.json()) as { text: string; next: string | null };
        text += page.text;
        cursor = page.next;
      }
      return text;
    },
    async close() {
      await server.close(0);
      remove();
    },
  };
  return booth;
}
