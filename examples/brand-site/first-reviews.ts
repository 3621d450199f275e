import { randomUUID } from 'node:crypto';
import type { HearthServer } from '@hearth/server';

const TOPIC = 'lamps/stua';

/** What three customers wrote on the cards that came with their lamps. */
const CARDS = [
  {
    name: 'Berit Aase',
    rating: 5,
    body: 'It burns from supper to bedtime on one fill, and we read by it. The shade turns without a sound.',
  },
  {
    name: 'Tomasz Lis',
    rating: 3.5,
    body: 'A good, heavy lamp. The first wick came cut askew and smoked until I trimmed it, see the journal.',
  },
  {
    name: 'Noor de Wit',
    rating: 4.5,
    body: 'Half a star less, because the cat likes it as much as I do and a new chimney is 160 kr.',
  },
] as const;

/** So that the reviews of the lamp do not begin with nothing. */
export async function bringFirstReviews({ engine }: HearthServer, site: string): Promise<void> {
  for (const { name, rating, body } of CARDS) {
    const identity = { issuer: 'cards', subject: name, strength: 'host', name } as const;
    const author = await engine.signIn(site, identity);
    const { threads } = engine.backend(site, { ...author, bought: [TOPIC] });
    await threads!.post({ id: randomUUID(), topic: TOPIC, parent: null, body, rating });
  }
}
