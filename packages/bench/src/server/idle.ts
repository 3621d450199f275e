import { setTimeout as wait } from 'node:timers/promises';
import type { Contender } from '../run/contender.ts';
import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';

export const idle: Row = {
  name: 'server idle',
  title: 'memory of a server that has just started, beside a bare node:http',
  goal: '≤ 120 MB',
  async run(lab) {
    const starts: { readonly name: string; readonly start: () => Promise<Contender> }[] = [
      { name: 'hearth', start: () => lab.start('hearth', { data: lab.folder() }) },
      { name: 'node:http', start: () => lab.start('limit-fan-out', {}) },
    ];
    const measured = await inTurns(lab, starts, async ({ start }) => {
      const contender = await start();
      await wait(lab.quick ? 500 : 1_500, null, { signal: lab.signal });
      const { rss } = await contender.usage();
      await contender.stop();
      return { memory: rss / 1e6 };
    });
    return {
      columns: [{ key: 'memory', label: 'resident MB' }],
      measured,
      against: [['hearth', 'node:http']],
    };
  },
};
