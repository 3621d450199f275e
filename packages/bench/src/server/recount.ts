import type { Recounted } from '../contenders/history.ts';
import type { Row } from '../run/row.ts';

export const recount: Row = {
  name: 'server recount',
  title: 'counting six badges anew from a log of a million events, of 10,000 members',
  goal: '1,000,000 events in a reported time, memory flat',
  async run(lab) {
    const events = lab.quick ? 50_000 : 1_000_000;
    const history = await lab.start('history', { data: lab.folder() });
    lab.say(`writing ${events} events`);
    await history.ask('fill', events);
    lab.say('counting');
    // Once, and from nothing: it takes minutes, and nothing of it is warm the next time either.
    const { grants, ...figures } = (await history.ask('recount', null)) as Recounted;
    return {
      columns: [
        { key: 'took', label: 's' },
        { key: 'cpu', label: 'CPU s' },
        { key: 'rate', label: 'events/s' },
        { key: 'peak', label: 'resident MB, most' },
        { key: 'early', label: 'resident MB within the first tenth, most' },
      ],
      measured: [{ name: 'hearth', samples: [figures] }],
      against: [],
      notes: [`${events} events, ${grants} tiers held at the end; one round`],
    };
  },
};
