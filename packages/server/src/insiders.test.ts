import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { main } from './commands/main.ts';
import { COMMUNITY, startTestServer, type TestServer } from './testing/server.ts';

const SECRET = 'heathermoor';
const FILE = `${COMMUNITY}
gates:
  - id: workshop
    title: The workshop
    for: { badge: first }
    content: "The word is **${SECRET}**."
  - id: den
    for: { circle: bench }
    content: Come in.
circles:
  - { id: bench, name: The bench, page: https://acme.example/bench }
passes:
  - { id: line, name: Front of line, for: { role: member } }
perks:
  - { id: tea, name: Tea, for: { role: member }, capacity: 2 }
`;

describe('insiders, asked by the brand’s own server', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.admin.apply(FILE);
  });
  after(() => server.close());

  /** As a page of a brand does it on its server: no browser, no origin. */
  async function bearerOf(name: string): Promise<string> {
    const { token } = await server.admin.token({ site: 'acme', name });
    const answer = await server.post('/v1/sites/acme/identity', { assertion: token });
    return ((await answer.json()) as { bearer: string }).bearer;
  }
  const as = (bearer: string, path: string, init: RequestInit = {}) =>
    server.get(`/v1/sites/acme/viewer${path}`, {
      ...init,
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    });
  const keyed = (key: string) => ({ method: 'POST', body: JSON.stringify({ key }) });

  test('B39 who is not let in is refused by name, and no answer to them or to anybody holds what is behind a gate', async () => {
    const mira = await bearerOf('Mira');
    const access = await as(mira, '/access/workshop');
    assert.deepEqual(await access.json(), { name: 'workshop', allowed: false, because: 'not-entitled' });
    const open = await server.get('/v1/sites/acme/gates/workshop');
    assert.equal(open.status, 200);
    for (const text of [await open.text(), await (await as(mira, '/gates/workshop')).text()])
      assert.ok(!text.includes(SECRET));
    const staff = await server.admin.token({ site: 'acme', name: 'Siri', role: 'staff' });
    const answer = await server.post('/v1/sites/acme/identity', { assertion: staff.token });
    const { bearer } = (await answer.json()) as { bearer: string };
    const gate = await as(bearer, '/gates/workshop');
    assert.match(gate.headers.get('Cache-Control') ?? '', /private, no-store/);
    assert.ok((await gate.text()).includes(SECRET));
  });

  test('L5 a pass is used once: the second time is answered 409, also of many at once', async () => {
    const mira = await bearerOf('Mira');
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((count) => as(mira, '/passes/line/redemption', keyed(`pass-${count}`))),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409, 409, 409]);
  });

  test('L19 of many who come at once as many get a place as there are, and all others wait', async () => {
    const bearers = await Promise.all([1, 2, 3, 4, 5, 6].map((count) => bearerOf(`Guest ${count}`)));
    const answers = await Promise.all(
      bearers.map((bearer) => as(bearer, '/perks/tea/booking', { ...keyed('book'), method: 'PUT' })),
    );
    const perks = (await Promise.all(answers.map((answer) => answer.json()))) as {
      mine: { state: string };
    }[];
    assert.deepEqual(perks.map(({ mine }) => mine.state).sort(), [
      ...['booked', 'booked', 'waiting', 'waiting', 'waiting', 'waiting'],
    ]);
  });

  test('L19 a circle is not there for others: 404; an invitation by the command line works once', async () => {
    const [mira, jonas] = [await bearerOf('Mira'), await bearerOf('Jonas')];
    for (const path of ['/gates/den', '/circles/bench/members'])
      assert.equal((await as(mira, path)).status, 404);
    assert.equal((await server.get('/v1/sites/acme/gates/den')).status, 404);
    const said: string[] = [];
    const io = {
      env: { HEARTH_DATA: server.data },
      out: (text: string) => void said.push(text),
      note: (text: string) => void said.push(text),
      progress: () => {},
      signal: new AbortController().signal,
    };
    assert.equal(await main(['circle', '--site', 'acme', '--invite', 'nobody'], io), 1);
    said.length = 0;
    assert.equal(await main(['circle', '--site', 'acme', '--invite', 'bench', '--count', '2'], io), 0);
    const [first, second] = said.map((line) => line.split('\t')[0]!);
    assert.match(first ?? '', /^https:\/\/acme\.example\/bench#hearth-circle=/);
    assert.notEqual(first, second);
    const token = first!.split('=')[1];
    const invited = await server.post('/v1/sites/acme/circles/invited', { token });
    assert.equal(((await invited.json()) as { by: string }).by, 'Acme');
    const join = (bearer: string, key: string) =>
      as(bearer, '/circles/members', { method: 'POST', body: JSON.stringify({ token, key }) });
    const answers = await Promise.all([join(mira, 'a'), join(jonas, 'b')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410]);
  });
});
