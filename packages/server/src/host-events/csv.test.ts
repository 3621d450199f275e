import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../commands/main.ts';
import { startTestServer } from '../testing/server.ts';
import { readEventsCsv } from './csv.ts';

const AT = '2026-03-02T09:00:00Z';

test('B24 a table of a shop becomes events: quotes, semicolons, a byte order mark, amounts by their currency', () => {
  const rows = readEventsCsv(
    `\ufeffid;type;subject;at;amount;currency;order\r\n"a;1";purchase;7;${AT};25.00;EUR;1042\r\n\r\nb;visit;"8";${AT};;;\n`,
    'acme',
  );
  assert.deepEqual(rows, [
    {
      line: 2,
      event: {
        id: 'a;1',
        type: 'purchase',
        member: { issuer: 'acme', subject: '7' },
        at: Date.parse(AT),
        amount: { value: 2_500, currency: 'EUR' },
        order: '1042',
      },
    },
    {
      line: 4,
      event: { id: 'b', type: 'visit', member: { issuer: 'acme', subject: '8' }, at: Date.parse(AT) },
    },
  ]);
  const yen = readEventsCsv(
    `id,type,issuer,subject,at,amount,currency\nc,purchase,jp,7,${AT},2500,JPY`,
    'acme',
  );
  assert.deepEqual([yen[0]?.event.amount?.value, yen[0]?.event.member.issuer], [2_500, 'jp']);
});

test('B24 what is wrong with a table is told with its line', () => {
  const says = (text: string, expected: RegExp) => assert.throws(() => readEventsCsv(text, 'acme'), expected);
  says('', /Line 1: the column "id" is missing/);
  says(`id,type,subject,at,colour\n`, /Line 1: there is no column "colour"/);
  says(`id,type,subject,at\na,visit,7,${AT}\nb,visit,7`, /Line 3: 3 cells, but 4 columns/);
  says(`id,type,subject,at\na,visit,7,02.03.2026`, /Line 2: write "at"/);
  says(`id,type,subject,at,amount,currency\na,purchase,7,${AT},"25,00",EUR`, /Line 2: write the amount/);
  says(`id,type,subject,at,amount,currency\na,purchase,7,${AT},0.5,JPY`, /Line 2: write the amount/);
  says(`id,type,subject,at\n"a,visit,7,${AT}`, /Line 2: a quotation mark/);
});

test('B24 hearth events import takes a table once, and says where it fails; hearth rewards has the figures', async () => {
  const server = await startTestServer();
  try {
    const file = join(server.data, 'events.csv');
    const hearth = async (...argv: string[]) => {
      let said = '';
      const say = (text: string) => void (said += text);
      const io = { env: { HEARTH_DATA: server.data }, out: say, note: say, progress: () => {} };
      const code = await main(argv, { ...io, signal: new AbortController().signal });
      return [code, said];
    };
    const take = () => hearth('events', 'import', file, '--site', 'acme');
    writeFileSync(file, `id,type,subject,at\n${Array.from({ length: 101 }, (_, n) => `e${n},visit,7,${AT}`).join('\n')}`); // prettier-ignore
    assert.deepEqual(await take(), [0, '0 taken, 101 waiting for their members, 0 known before']);
    assert.deepEqual(await take(), [0, '0 taken, 0 waiting for their members, 101 known before']);
    writeFileSync(file, `id,type,subject,at\nx,visit,7,${AT}\ny,Bad Type,7,${AT}`);
    const [code, said] = await take();
    assert.deepEqual([code, /^Line 3, type: /.test(String(said))], [1, true], String(said));
    const [, figures] = await hearth('rewards', '--site', 'acme');
    assert.match(String(figures), /economic\t0.*economic share\t–/s);
  } finally {
    await server.close();
  }
});
