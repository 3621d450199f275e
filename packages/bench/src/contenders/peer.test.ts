import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { start } from './peer.ts';
import { PEERS } from './peers/peers.ts';

test('a peer’s client and its answers come from one server, for pages of any origin', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { twikoo } = PEERS;
  for (const file of twikoo.files) {
    const path = join(folder, 'node_modules', twikoo.package, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `// ${file}`);
  }
  const options = { folder, topic: 'talk', comments: 20, replies: 0.5, size: 20 };
  const peer = await start({ peer: 'twikoo', ...options });
  t.after(() => peer.close());
  const server = `http://127.0.0.1:${peer.port}`;

  const script = await fetch(`${server}/twikoo.min.js`);
  assert.equal(script.headers.get('content-type'), 'text/javascript');
  assert.equal(await script.text(), '// dist/twikoo.min.js');

  const post = (event: string) => fetch(server, { method: 'POST', body: JSON.stringify({ event }) });
  for (const _again of [false, true]) {
    const answer = await post('COMMENT_GET');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(((await answer.json()) as { count: number }).count, 20);
  }
  assert.equal(((await (await post('GET_CONFIG')).json()) as { code: number }).code, 0);
  assert.equal((await post('ELSEWHERE')).status, 404);
  assert.equal((await fetch(server, { method: 'OPTIONS' })).status, 204);
});
