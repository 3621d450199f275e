/** `node --conditions=hearth-source examples/ssr/start.ts`: a Hearth server, and a blog that renders its comments. */
import { once } from 'node:events';
import { createServer } from '@hearth/server';
import { createBlog } from './blog.ts';

const SITE = 'blog';
const hearth = await createServer({ data: 'data/ssr', port: 4242 });
await hearth.admin.apply(`site: { id: ${SITE}, name: Blog, origins: ['http://localhost:*'] }`);
const blog = createBlog({ hearth: hearth.url, site: SITE }).listen(4243);
await once(blog, 'listening');
console.error('The blog is at http://localhost:4243/blog/first-post');

process.once('SIGINT', () => {
  blog.close();
  void hearth.close().then(() => process.exit(0));
});
