import { createHmac, randomUUID } from 'node:crypto';
import { createServer as createHttp } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type HearthServer } from '@hearth/server';
import { SignJWT } from 'jose';

/** A brand with a community of its own, pages as the test writes them, and a shop that tells of what is bought. */
export interface Brand {
  readonly id: string;
  readonly url: string;
  readonly server: HearthServer;
  /** Pages by their paths. */
  readonly pages: Map<string, string>;
  /** Who is signed in, as the brand's server says it. */
  readonly token: (subject: string, name: string) => Promise<string>;
  /** Tells of a purchase, signed as Standard Webhooks have it. */
  readonly sells: (subject: string, cents: number, product?: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function openBrand(id: string, community: (url: string) => string): Promise<Brand> {
  const data = mkdtempSync(join(tmpdir(), `hearth-${id}-`));
  const pages = new Map<string, string>();
  const server = await createServer({
    ...{ data, port: 0, log: false, limits: false },
    routes: (app) => {
      // As docs/invite.md has it, but for Secure: tests speak http.
      app.post('/hearth-ref', async (c) => {
        const { click, maxAge } = await c.req.json<{ click: string | null; maxAge: number }>();
        if (click !== null && !/^[\w-]+\.[\w-]+$/.test(click)) return c.body(null, 400);
        c.header('Set-Cookie', `hearth_ref=${click ?? ''}; Max-Age=${Number(maxAge)}; Path=/; SameSite=Lax`);
        return c.body(null, 204);
      });
      app.get('/:page', (c, next) => {
        const html = pages.get(c.req.path);
        return html === undefined ? next() : c.html(html);
      });
    },
  });
  const url = `http://localhost:${server.port}`;
  const { key } = await server.admin.apply(community(url));
  const events = await server.admin.addEventKey(id);
  return {
    ...{ id, url, server, pages },
    token: (subject, name) =>
      new SignJWT({ name })
        .setProtectedHeader({ alg: 'HS256', kid: key!.kid })
        .setIssuer(id)
        .setAudience(id)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('5 minutes')
        .sign(Buffer.from(key!.secret, 'base64url')),
    async sells(subject, cents, product) {
      const body = JSON.stringify({
        events: [
          {
            id: `order-${subject}`,
            type: 'purchase',
            member: { issuer: id, subject },
            at: new Date().toISOString(),
            amount: { value: cents, currency: 'USD' },
            ...(product && { data: { product } }),
          },
        ],
      });
      const [message, timestamp] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
      const secret = Buffer.from(events.secret.replace('whsec_', ''), 'base64');
      const seal = createHmac('sha256', secret).update(`${message}.${timestamp}.${body}`).digest('base64');
      const answer = await fetch(`${url}/v1/sites/${id}/events`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'webhook-id': message,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${seal}`,
        },
        body,
      });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    },
    async remove() {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Pages on a domain where no Hearth runs: a brand's shop. */
export async function openShop(): Promise<{
  readonly url: string;
  readonly pages: Map<string, string>;
  readonly close: () => Promise<void>;
}> {
  const pages = new Map<string, string>();
  const http = createHttp((request, response) => {
    const html = pages.get(new URL(request.url ?? '/', 'http://shop').pathname);
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    pages,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
}
