import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMUNITY, startTestServer } from '../testing/server.ts';
import { main } from './main.ts';

test('T140 T148 commands tell how a community is doing, and what may be used elsewhere now', async () => {
  const server = await startTestServer();
  try {
    await server.admin.apply(`${COMMUNITY}\nreuse: { licence: You may show it. }\n`);
    const identity = { issuer: 'host:acme', subject: 'ann', strength: 'host', name: 'Ann' } as const;
    const ann = server.engine.backend('acme', await server.engine.signIn('acme', identity));
    const id = '01900000-0000-7000-8000-000000000001';
    await ann.threads!.post({ id, topic: 'a', parent: null, body: 'You may.', reuse: true });
    const hearth = async (...argv: string[]): Promise<string> => {
      let said = '';
      const code = await main([...argv, '--site', 'acme'], {
        env: { HEARTH_DATA: server.data },
        out: (text) => (said += `${text}\n`),
        note: () => {},
        progress: () => {},
        signal: new AbortController().signal,
      });
      assert.equal(code, 0);
      return said;
    };
    const used = JSON.parse(await hearth('reuse')) as { id: string; credit: { name: string } };
    assert.deepEqual([used.id, used.credit.name], [id, 'Ann']);
    await ann.threads!.reuse!({ key: 'take-back', id, on: false });
    assert.equal(await hearth('reuse'), '');
    assert.match(await hearth('figures', '--days', '7'), /^replies per first comment\t/m);
    const { reciprocity } = JSON.parse(await hearth('figures', '--json')) as { reciprocity: object };
    assert.ok('perRoot' in reciprocity);
  } finally {
    await server.close();
  }
});
