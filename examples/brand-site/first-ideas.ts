import { randomUUID } from 'node:crypto';
import type { EntryStatus } from '@hearth/core/domain';
import type { HearthServer } from '@hearth/server';

const POLL = 'wishes';

interface Note {
  readonly by: string;
  readonly title: string;
  readonly body: string;
  /** Who wanted it, too. */
  readonly votes: readonly string[];
  readonly answer?: { readonly status: EntryStatus; readonly reply: string };
}

/** What lay in the workshop's drawer. */
const NOTES: readonly Note[] = [
  {
    by: 'Berit Aase',
    title: 'A wall hook that fits the old Stua',
    body: 'Mine hangs from a nail, and the nail has opinions. A smith could make it in an evening.',
    votes: ['Tomasz Lis', 'Noor de Wit', 'Poul Joensen'],
    answer: {
      status: 'started',
      reply:
        'The second sample holds. It goes to the foundry in December, and costs what the first one taught us.',
    },
  },
  {
    by: 'Poul Joensen',
    title: 'Round wicks by the metre',
    body: 'Cut to length, so that nothing is thrown away.',
    votes: ['Berit Aase', 'Noor de Wit'],
    answer: { status: 'planned', reply: 'From February on, in the shop and at the eight filling points.' },
  },
  {
    by: 'Tomasz Lis',
    title: 'Filling points that open on Sundays',
    body: '',
    votes: ['Poul Joensen'],
    answer: { status: 'declined', reply: 'Most of them are somebody’s kitchen. Sundays are theirs.' },
  },
  {
    by: 'Noor de Wit',
    title: 'A sleeve of felt, to carry a lamp in',
    body: 'With a strap. We take ours to the cabin each Friday, wrapped in a jumper.',
    votes: ['Berit Aase'],
  },
];

/** So that the drawer of wishes does not begin empty. */
export async function bringFirstIdeas({ engine }: HearthServer, site: string): Promise<void> {
  const as = async (name: string, role?: 'staff') => {
    const identity = {
      issuer: 'cards',
      subject: name,
      strength: 'host',
      name,
      ...(role && { role }),
    } as const;
    return engine.backend(site, await engine.signIn(site, identity)).entries!;
  };
  const team = await as('The workshop', 'staff');
  for (const { by, title, body, votes, answer } of NOTES) {
    const { id } = await (await as(by)).propose({ id: randomUUID(), poll: POLL, title, body });
    for (const voter of votes) await (await as(voter)).vote({ id, on: true, key: randomUUID() });
    if (answer) await team.settle({ id, ...answer, key: randomUUID() });
  }
}
