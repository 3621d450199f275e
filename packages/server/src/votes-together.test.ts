import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PostgresConnection } from './db/postgres/dialect.ts';
import { testDatabase } from './testing/postgres.ts';
import { startTestServer } from './testing/server.ts';

test('P34 sixty votes that come together cost the database less than two statements each, and the second time each hears the same', async (t) => {
  const database = await testDatabase();
  const server = await startTestServer({ databaseUrl: database.url });
  t.after(async () => {
    await server.close(0);
    await database.stop();
  });
  const voters = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      server.engine.signIn('acme', {
        issuer: 'host:test',
        subject: `u${index}`,
        name: `Voter ${index}`,
        strength: 'host',
      }),
    ),
  );
  const vote = (index: number) =>
    server.engine.backend('acme', voters[index]!).polls!.vote({
      poll: 'this-or-that',
      key: `key-${index}`,
      choices: [index % 3 ? 'this' : 'that'],
      revision: 0,
    });

  const counted = (['executeQuery', 'values', 'command'] as const).map((name) =>
    t.mock.method(PostgresConnection.prototype, name),
  );
  const views = await Promise.all(voters.map((_, index) => vote(index)));
  const statements = counted.reduce((sum, { mock }) => sum + mock.callCount(), 0);
  assert.ok(statements < 2 * 60, `${statements} statements`);

  for (const [index, { poll }] of views.entries())
    assert.deepEqual(poll.mine?.choices, [index % 3 ? 'this' : 'that']);

  await Promise.all(voters.map((_, index) => vote(index)));
  const { tally } = await server.engine.backend('acme', voters[0]!).polls!.read('this-or-that');
  assert.deepEqual([tally?.voters, tally?.options.map(({ votes }) => votes)], [60, [40, 20]]);
});
