import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { folder } from '../testing/server.ts';
import { createFiles, safePath, type Files } from './files.ts';

describe('files of a folder', () => {
  const { path, remove } = folder();
  const root = join(path, 'pages');
  let files: Files;
  before(() => {
    mkdirSync(join(root, 'sub'), { recursive: true });
    mkdirSync(join(root, '.hidden'));
    writeFileSync(join(root, 'index.html'), '<p>Ünïcødé</p>'.repeat(50));
    writeFileSync(join(root, 'sub/index.html'), 'sub');
    writeFileSync(join(root, '404.html'), 'gone fishing');
    writeFileSync(join(root, 'a b.js'), 'export {}');
    writeFileSync(join(root, 'image.png'), Buffer.from([137, 80, 78, 71]));
    writeFileSync(join(root, 'community.yaml'), 'private: true');
    writeFileSync(join(root, '.hidden/index.html'), 'hidden');
    writeFileSync(join(path, 'secret.html'), 'secret');
    symlinkSync(join(path, 'secret.html'), join(root, 'link.html'));
    files = createFiles({ root, pages: true, headers: () => ({ 'Cache-Control': 'no-cache' }) });
  });
  after(remove);

  const get = async (pathname: string, headers: Record<string, string> = {}, method = 'GET') =>
    (await files(new Request('http://x/', { headers, method }), pathname))!;

  test('come with their type, their length and a tag by which an unchanged one is not sent again', async () => {
    const response = await get('/');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.equal(response.headers.get('Content-Length'), String(Buffer.byteLength(await response.text())));
    const again = await get('/', { 'If-None-Match': `W/${response.headers.get('ETag')}` });
    assert.equal(again.status, 304);
    assert.equal(again.body, null);
    assert.equal((await get('/a%20b.js')).headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    assert.equal(
      (await get('/image.png', { 'Accept-Encoding': 'br' })).headers.get('Content-Encoding'),
      null,
    );
  });

  test('come compressed to who takes it, each form with a tag of its own', async () => {
    const [plain, br, gzip] = await Promise.all([
      get('/'),
      get('/', { 'Accept-Encoding': 'gzip, br' }),
      get('/', { 'Accept-Encoding': 'br;q=0, gzip' }),
    ]);
    const text = await plain.text();
    assert.equal(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString(), text);
    assert.equal(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString(), text);
    assert.equal(new Set([plain, br, gzip].map(({ headers }) => headers.get('ETag'))).size, 3);
    assert.equal(br.headers.get('Vary'), 'Accept-Encoding');
  });

  test('are read anew once they have changed', async () => {
    writeFileSync(join(root, 'changing.txt'), 'one');
    assert.equal(await (await get('/changing.txt')).text(), 'one');
    writeFileSync(join(root, 'changing.txt'), 'another');
    assert.equal(await (await get('/changing.txt')).text(), 'another');
  });

  test('of a folder are its index; without the slash it is redirected, and never to another host', async () => {
    assert.equal(await (await get('/sub/')).text(), 'sub');
    const response = await get('/sub');
    assert.deepEqual([response.status, response.headers.get('Location')], [308, '/sub/']);
    assert.equal((await get('//sub')).headers.get('Location'), '/sub/');
  });

  test('HEAD says the same without a body', async () => {
    const response = await get('/', {}, 'HEAD');
    assert.equal(response.body, null);
    assert.notEqual(response.headers.get('Content-Length'), '0');
  });

  test('stay in their folder: no way leads out, to hidden ones, or to types that no page needs', async () => {
    for (const way of [
      '/../secret.html',
      '/..%2fsecret.html',
      '/%2e%2e/secret.html',
      '/sub/..%5c..%5csecret.html',
      '/.hidden/',
      '/link.html',
      '/community.yaml',
      '/%00',
      '/%',
      '/index.html/',
      '/nope',
    ]) {
      const response = await get(way);
      assert.equal(response.status, 404, way);
      assert.equal(await response.text(), 'gone fishing', way);
    }
  });
});

test('a path that could mean something to the file system is not one', () => {
  for (const path of ['/../x', '/a/../x', '/a/./x', '/.env', '/a\\b', '/c:/x', '/%E0%A4%A'])
    assert.equal(safePath(path), null, path);
  assert.equal(safePath('/.well-known/security.txt'), '.well-known/security.txt');
});
