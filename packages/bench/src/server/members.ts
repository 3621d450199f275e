import { SITE } from '../contenders/hearth.ts';
import { Connection, message } from '../measure/connection.ts';
import type { Contender } from '../run/contender.ts';

/** Signs so many members in, as pages of the brand would. @returns their bearers. */
export async function signIn(hearth: Contender, count: number, from = 0): Promise<string[]> {
  const assertions = (await hearth.ask('assertions', { from, count })) as string[];
  const connection = await Connection.open(hearth.port);
  try {
    const bearers: string[] = [];
    for (const assertion of assertions) {
      const answer = await connection.request(
        message('POST', `/v1/sites/${SITE}/identity`, { json: { assertion } }),
      );
      if (answer.status !== 200) throw new Error(`Signing in: ${answer.status} ${answer.body.toString()}`);
      bearers.push((JSON.parse(answer.body.toString()) as { bearer: string }).bearer);
    }
    return bearers;
  } finally {
    connection.close();
  }
}
