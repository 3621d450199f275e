import { SITE } from '../contenders/hearth.ts';
import type { Held } from '../contenders/limit-hono.ts';
import type { Answer } from '../measure/answers.ts';
import { Connection, message } from '../measure/connection.ts';
import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { PRESSURE, spell, underPressure } from './pressure.ts';

const COMMENTS = 1_000;
const REQUEST = message('GET', `/v1/sites/${SITE}/threads/hot`, { 'Accept-Encoding': 'br' });

export const readHot: Row = {
  name: 'server read-hot',
  title: `first page of one thread of ${COMMENTS} comments, again and again, compressed`,
  goal: '≥ 0.7 × limit-hono in requests/s',
  async run(lab) {
    const hearth = await lab.start('hearth', { data: lab.folder() });
    const hono = await lab.start('limit-hono', {});
    lab.say('filling');
    await hearth.ask('fill', [{ topic: 'hot', comments: COMMENTS, replies: 0.5 }]);
    const answer = await ask(hearth.port);
    await hono.ask('hold', held(answer));
    const bytes = answer.body.length;
    const accept = ({ status, body }: Answer) => {
      if (status !== 200 || body.length !== bytes)
        throw new Error(`Answered ${status} with ${body.length} bytes.`);
    };
    const measured = await inTurns(lab, [hearth, hono], (contender) => {
      const load = { connections: 32, message: () => REQUEST, accept, signal: lab.signal };
      return underPressure(contender, { ...load, until: { seconds: spell(lab) } });
    });
    const notes = [`${bytes} bytes in brotli, the same from both; 32 connections`];
    return { columns: PRESSURE, measured, against: [['hearth', 'limit-hono']], notes };
  },
};

async function ask(port: number): Promise<Answer> {
  const connection = await Connection.open(port);
  const answer = await connection.request(REQUEST);
  connection.close();
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}.`);
  return answer;
}

/** All that the answer said, but for what node:http says by itself. */
function held({ head, body }: Answer): Held {
  const lines = head.split('\r\n').slice(1);
  const headers = lines.map((line) => line.split(': ', 2) as [string, string]);
  const own = headers.filter(
    ([name]) => !/^(date|connection|keep-alive|transfer-encoding|content-length)$/i.test(name),
  );
  return { headers: Object.fromEntries(own), base64: body.toString('base64') };
}
