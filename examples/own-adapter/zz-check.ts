import '@hearth/elements/community';
import '@hearth/elements/thread';
import { registerBackend, setDefaultCommunity } from '@hearth/elements/registry';
import { httpAdapter } from '@hearth/adapters/http';
import { createCommunity, threadStore } from '@hearth/core/state';
import { withRefetch, withRetry, CommunityError } from '@hearth/core/adapter';
import { createServer } from '@hearth/server';
import { localAdapter } from '@hearth/adapters/local';
import { registerLocale } from '@hearth/elements';
import { createEngine, webAmbient } from '@hearth/core/engine';
import { createHandler } from '@hearth/core/protocol/handler';
import { fixtureCommunity, FLAWS, GUEST_NAME } from '@hearth/core/adapter/conformance';
import { remarksAdapter } from './adapter.ts';

registerBackend('http', ({ site, server, identity }) =>
  httpAdapter({
    site,
    server: server ?? 'https://community.example',
    identity: async () => (await identity?.()) ?? null,
  }),
);
const adapter = httpAdapter({ server: 'https://community.example', site: 'acme' });
const community = createCommunity({ adapter, scope: 'https://community.example acme' });
const thread = threadStore(community, '/blog/first-post');
const stop = thread.$view.subscribe(({ status, items }) => console.log(status, items));
await thread.post({ body: 'Hello', parent: null });
stop();
setDefaultCommunity(community);
registerBackend('remarks', ({ site }) => withRefetch(withRetry(remarksAdapter({ site: { id: site } } as never))));
const server = await createServer({
  data: 'data', port: 4242, pages: 'public',
  limits: { post: { count: 20, per: 60_000, burst: 10 } },
  routes(app) { app.get('/community-token', async (c) => c.json({ token: 'x' })); },
});
await server.admin.apply('x');
process.once('SIGTERM', () => void server.close());
export { localAdapter, registerLocale, createEngine, webAmbient, createHandler, fixtureCommunity, FLAWS, GUEST_NAME, CommunityError };
document.querySelector('hearth-thread')!.topic = 'x';
document.addEventListener('hearth-posted', (e) => console.log((e as { held?: boolean }).held));
document.querySelector('hearth-thread')!.addEventListener('hearth-posted', (e) => console.log(e.held));
