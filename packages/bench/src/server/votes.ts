import { randomUUID } from 'node:crypto';
import type { Tally } from '@hearth/core/domain';
import { CHOICES, pollId, SITE } from '../contenders/hearth.ts';
import { Connection, message } from '../measure/connection.ts';
import type { Contender } from '../run/contender.ts';
import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { startPostgres } from '../../../server/src/testing/postgres.ts';
import { signIn } from './members.ts';
import { PRESSURE, underPressure } from './pressure.ts';

const [CONNECTIONS, PROCESSES] = [200, 3];

export const votes: Row = {
  name: 'server votes',
  title: `first votes on one poll over ${CONNECTIONS} connections, ${PROCESSES} processes on PostgreSQL`,
  goal: 'counts exact; ≥ 1,000/s',
  async run(lab) {
    const voters = lab.quick ? 600 : 3_000;
    lab.say('starting PostgreSQL');
    const postgres = await startPostgres();
    lab.after(() => postgres.stop());
    const polls = lab.runs + 1;
    const options = { data: lab.folder(), databaseUrl: postgres.url, polls };
    const processes: Contender[] = [];
    while (processes.length < PROCESSES) processes.push(await lab.start('hearth', options));
    const hearth = processes[0]!;
    lab.say(`signing ${voters} members in`);
    const bearers = await signIn(hearth, voters);
    let next = 0;
    const measured = await inTurns(lab, [hearth], async () => {
      const poll = pollId(next++);
      const figures = await underPressure(processes, {
        connections: CONNECTIONS,
        until: { requests: voters },
        message: (index) =>
          message('PUT', `/v1/sites/${SITE}/viewer/polls/${poll}/ballot`, {
            Authorization: `Bearer ${bearers[index]}`,
            json: { key: randomUUID(), choices: [choiceOf(index)], revision: 0 },
          }),
        signal: lab.signal,
      });
      await expectExact(hearth, poll, voters);
      return figures;
    });
    const notes = [`${voters} voters, a fresh poll in each round; the counts were exact in each`];
    return { columns: PRESSURE, measured, against: [], notes };
  },
};

/** Two thirds of them want red. */
const choiceOf = (index: number): string => CHOICES[index % 6 < 4 ? 0 : (index % 6) - 3]!;

/** Throws `Error` when a vote was lost or counted twice. */
async function expectExact(hearth: Contender, poll: string, voters: number): Promise<void> {
  const connection = await Connection.open(hearth.port);
  const answer = await connection.request(message('GET', `/v1/sites/${SITE}/polls/${poll}`));
  connection.close();
  const { tally } = JSON.parse(answer.body.toString()) as { tally: Tally };
  for (const { id, votes } of tally.options) {
    const wanted = Array.from({ length: voters }, (_, index) => choiceOf(index)).filter((one) => one === id);
    if (votes !== wanted.length)
      throw new Error(`${votes} votes for ${id} were counted, not ${wanted.length}.`);
  }
}
