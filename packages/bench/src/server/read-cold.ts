import { SITE } from '../contenders/hearth.ts';
import { message } from '../measure/connection.ts';
import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { PRESSURE, spell, underPressure } from './pressure.ts';

const COMMENTS = 50;

export const readCold: Row = {
  name: 'server read-cold',
  title: `${COMMENTS} comments of another thread each time, from the database`,
  goal: '≥ 0.8 × limit-sqlite in requests/s',
  async run(lab) {
    // Taken in turns, so that a cache of fewer pages never has the next one.
    const topics = 1_000;
    const paths: Record<string, (topic: string) => string> = {
      hearth: (topic) => `/v1/sites/${SITE}/threads/${topic}`,
      'limit-sqlite': (topic) => `/threads/${topic}/comments`,
    };
    const contenders = [
      await lab.start('hearth', { data: lab.folder() }),
      await lab.start('limit-sqlite', { data: lab.folder() }),
    ];
    const threads = Array.from({ length: topics }, (_, index) => ({
      topic: `cold-${index}`,
      comments: COMMENTS,
    }));
    for (const contender of contenders) {
      lab.say(`filling ${topics} threads of ${contender.name}`);
      await contender.ask('fill', threads);
    }
    const measured = await inTurns(lab, contenders, (contender) => {
      const path = paths[contender.name]!;
      const requests = threads.map(({ topic }) => message('GET', path(topic)));
      return underPressure(contender, {
        connections: 16,
        until: { seconds: spell(lab) },
        message: (index) => requests[index % topics]!,
        signal: lab.signal,
      });
    });
    const notes = [`${topics} threads, uncompressed answers; 16 connections`];
    return { columns: PRESSURE, measured, against: [['hearth', 'limit-sqlite']], notes };
  },
};
