import { SITE } from '../contenders/hearth.ts';
import { message } from '../measure/connection.ts';
import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { signIn } from './members.ts';
import { PRESSURE, spell, underPressure } from './pressure.ts';

export const growth: Row = {
  name: 'server growth',
  title: 'first page of a thread as the thread grows, to a member (whose answers no cache may keep)',
  goal: 'flat (± 20 %) in CPU from 50 to 50,000 comments',
  async run(lab) {
    const sizes = lab.quick ? [50, 5_000] : [50, 5_000, 50_000];
    const hearth = await lab.start('hearth', { data: lab.folder() });
    for (const size of sizes) {
      lab.say(`filling ${size} comments`);
      await hearth.ask('fill', [{ topic: `of-${size}`, comments: size }]);
    }
    const [bearer] = await signIn(hearth, 1);
    const threads = sizes.map((size) => ({ name: `${size} comments`, size }));
    const measured = await inTurns(lab, threads, ({ size }) => {
      const path = `/v1/sites/${SITE}/viewer/threads/of-${size}`;
      const request = message('GET', path, { Authorization: `Bearer ${bearer}` });
      const load = { connections: 4, message: () => request, signal: lab.signal };
      return underPressure(hearth, { ...load, until: { seconds: spell(lab) } });
    });
    const [first, ...larger] = threads;
    return { columns: PRESSURE, measured, against: larger.map(({ name }) => [name, first!.name] as const) };
  },
};
