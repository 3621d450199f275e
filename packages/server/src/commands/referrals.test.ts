import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { COMMUNITY, startTestServer, type TestServer } from '../testing/server.ts';
import { csvLine } from './csv.ts';
import { main } from './main.ts';

const RULES = `    rules:
      - on: purchased
        holdDays: 0
        reward: { type: economic, label: 15 dollars, amount: 15.00 USD }
    message: Come along!`;

describe('hearth referrals', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  async function hearth(...argv: string[]): Promise<{ code: number; out: string; note: string }> {
    const said = { out: '', note: '' };
    const code = await main(['referrals', ...argv, '--site', 'acme', '--by', 'siri'], {
      env: { HEARTH_DATA: server.data },
      out: (text) => (said.out += `${text}\n`),
      note: (text) => (said.note += `${text}\n`),
      progress: () => {},
      signal: new AbortController().signal,
    });
    return { code, ...said };
  }

  const person = async (subject: string, role?: 'staff') => {
    const { engine } = server;
    const identity = { issuer: 'host:acme', subject, strength: 'host', name: subject } as const;
    return engine.backend('acme', await engine.signIn('acme', { ...identity, ...(role && { role }) }));
  };

  test('R12 R22 from a scanned code to the export: counts the visit, hands over once, and the books add up', async () => {
    await server.admin.apply(COMMUNITY.replace('    message: Come along!', RULES));
    await person('siri', 'staff');
    const ann = await person('ann');
    const { link } = await ann.referrals!.invitation({});
    const follow = (agent: string) =>
      server.get(`${new URL(link).pathname}?at=shop-window`, { headers: { 'User-Agent': agent } });
    const visits = await Promise.all(Array.from({ length: 5 }, () => follow('Mozilla/5.0 Firefox/140.0')));
    await follow('WhatsApp/2.23');
    assert.deepEqual((await ann.referrals!.invitation({})).visits, { 'shop-window': 5 });
    const click = new URL(visits[0]!.headers.get('Location')!).searchParams.get('hearth_ref')!;
    const ben = await person('ben');
    await ben.referrals!.claim({ key: 'claim', click });
    const bought = { id: 'order-1', type: 'purchase', member: { issuer: 'host:acme', subject: 'ben' } };
    await server.engine.takeHostEvents('acme', [
      { ...bought, at: Date.now(), amount: { value: 4_000, currency: 'USD' } },
    ]);
    // The readers of the log follow by themselves.
    let line: string | undefined;
    for (const end = Date.now() + 5_000; line === undefined && Date.now() < end; await setTimeout(20)) {
      const { lines } = await ann.referrals!.statement!({});
      line = lines.find(({ state }) => state === 'approved')?.id;
    }
    const approved = await hearth('approved');
    assert.match(approved.out, new RegExp(`${line},[\\w-]+,ann,friends,purchased,economic,15.00,USD,reward`));
    const file = join(server.data, 'paid.csv');
    writeFileSync(file, approved.out);
    const paid = await hearth('paid', '--file', file, '--reference', '=SEPA');
    assert.deepEqual([paid.code, paid.out], [0, '1 handed over.\n'], paid.note);
    assert.equal((await hearth('paid', '--file', file)).code, 1);
    const books = await hearth('reconcile');
    assert.equal(books.code, 0, books.note);
    assert.match(
      books.out,
      /^3 entries in 1 lines: they add up\.\nUSD {2}promised 15\.00 = pending 0\.00 \+ approved 0\.00 \+ paid 15\.00 \+ void 0\.00/,
    );
    const { out } = await hearth('export');
    const rows = out.trim().split('\n');
    assert.equal(rows.length, 4);
    assert.match(
      rows[3]!,
      /^3,[^,]+,[^,]+,reward,[^,]+,acme,ann,friends,purchased,referrer,economic,approved,paid,15\.00,USD,,'=SEPA,/,
    );
    assert.equal((await hearth('export', '--to', '2020-01-01')).out.trim().split('\n').length, 1);
  });

  test('says what is missing or unknown', async () => {
    assert.equal((await hearth('dance')).code, 2);
    assert.match((await hearth('deny', '--id', 'none')).note, /reason/);
    assert.match((await hearth('allow', '--id', 'none')).note, /no such reward/);
  });
});

test('writes CSV that a spreadsheet takes for words, not formulas', () => {
  assert.equal(
    csvLine(['a', 'b "c", d', '-15.00', '=1+1', '@x', '-1+2']),
    `a,"b ""c"", d",-15.00,'=1+1,'@x,'-1+2`,
  );
});
