import { webAmbient } from '@hearth/core/engine';
import { SITE } from '../contenders/hearth.ts';
import { message } from '../measure/connection.ts';
import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { signIn } from './members.ts';
import { PRESSURE, spell, underPressure } from './pressure.ts';

const BODY =
  'I keep mine by the window, and it holds the *dusk* better than any other lamp I had. Thank you for the cord!';
const WRITERS = 16;

export const post: Row = {
  name: 'server post',
  title: `durable posts into one thread by ${WRITERS} members, each acknowledged after its fsync`,
  goal: '≥ 0.8 × limit-sqlite in requests/s; p99 ≤ 50 ms',
  async run(lab) {
    const hearth = await lab.start('hearth', { data: lab.folder() });
    const sqlite = await lab.start('limit-sqlite', { data: lab.folder() });
    lab.say('signing in');
    const bearers = await signIn(hearth, WRITERS);
    // As clients make them: UUIDv7, whose neighbours in an index are those of the same moment.
    const ambient = webAmbient();
    const json = () => ({ id: ambient.id(), parent: null, body: BODY });
    const messages: Record<string, (index: number) => string> = {
      hearth: (index) =>
        message('POST', `/v1/sites/${SITE}/viewer/threads/posts/comments`, {
          Authorization: `Bearer ${bearers[index % WRITERS]}`,
          json: json(),
        }),
      'limit-sqlite': () => message('POST', '/threads/posts/comments', { json: json() }),
    };
    const measured = await inTurns(lab, [hearth, sqlite], (contender) => {
      return underPressure(contender, {
        connections: WRITERS,
        until: { seconds: spell(lab) },
        message: messages[contender.name]!,
        signal: lab.signal,
      });
    });
    const notes = ['Hearth also signs in, counts, writes the log, tells listeners and weighs badges'];
    return { columns: PRESSURE, measured, against: [['hearth', 'limit-sqlite']], notes };
  },
};
