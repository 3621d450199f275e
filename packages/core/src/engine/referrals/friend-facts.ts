import type { Id, Time } from '../../domain/common.ts';
import type { Deed } from '../../domain/referrals/rules.ts';
import { refusalOf, signsOf, VELOCITY, type ReviewSign } from '../../domain/referrals/suspicion.ts';
import type { ProgrammeDefinition } from '../../domain/referrals/types.ts';
import { alike } from '../moderation/marks.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';

/** Deeds of one member that are looked at, newest first; a customer of many years has some hundreds. */
const DEEDS = 5_000;
/** Refunds of one purchase. */
const REFUNDS = 100;
/** How many steps up who invited whom is followed. */
const CHAIN = 10;
const HOUR = 3_600_000;

const DEED_TYPES: readonly string[] = ['purchase', 'subscription', 'refund'] satisfies Deed['type'][];

/** What the shop told of a member, with the refunds of it, whoever they were told of. */
export async function deedsOf(tx: ReadTx, member: Id): Promise<Deed[]> {
  const own = await tx.range('host_events', { index: 'member', eq: [member], reverse: true, limit: DEEDS });
  const bought = own.filter(({ type }) => type === 'purchase' || type === 'subscription');
  const refunds = await tx.rangeEach('host_events', {
    index: 'refers',
    each: bought.map(({ id }) => [id]),
    limit: REFUNDS,
  });
  const rows = new Map([...own, ...refunds.flat()].map((row) => [row.id, row]));
  return [...rows.values()].flatMap(({ id, type, at, value, currency, refers, data }) =>
    DEED_TYPES.includes(type)
      ? [
          {
            ...{ id, type: type as Deed['type'], at, refers },
            amount: value === null || currency === null ? null : { value, currency },
            product: data['product'] === undefined ? null : String(data['product']),
          },
        ]
      : [],
  );
}

/** Who speaks against a friend, and what staff should look at. */
export interface Doubts {
  readonly refusal: 'alias' | 'payment' | null;
  readonly signs: ReviewSign[];
}

/** Compares a friend with who invited them, with those further up, and with the other friends. */
export async function doubtsOf(
  tx: ReadTx,
  { friend, referrer, programme, at }: Row<'referrals'>,
  velocity: ProgrammeDefinition['velocity'],
): Promise<Doubts> {
  const likes = await alike(tx, friend);
  const shared = likes.get(referrer) ?? new Set();
  const above = await chainOf(tx, referrer);
  const rows = await tx.getMany(
    'referrals',
    [...likes.keys()].map((member) => [member]),
  );
  return {
    refusal: refusalOf(shared),
    signs: signsOf({
      shared,
      inLoop: above.some((member) => member === friend || likes.has(member)),
      twin: rows.some((row) => row?.referrer === referrer),
      lately: await latelyOf(tx, { referrer, programme, at }, velocity ?? VELOCITY),
      velocity,
    }),
  };
}

/** Who invited who invited … somebody, without themselves. */
async function chainOf(tx: ReadTx, member: Id): Promise<Id[]> {
  const above: Id[] = [];
  for (let one = member; above.length < CHAIN;) {
    const row = await tx.get('referrals', [one]);
    if (!row || above.includes(row.referrer)) break;
    above.push(row.referrer);
    one = row.referrer;
  }
  return above;
}

/** How many joined by the same member in the hours up to then. */
async function latelyOf(
  tx: ReadTx,
  { referrer, programme, at }: { readonly referrer: Id; readonly programme: string; readonly at: Time },
  { friends, hours }: { readonly friends: number; readonly hours: number },
): Promise<number> {
  const rows = await tx.range('referrals', {
    index: 'referrer',
    eq: [referrer, programme],
    // Behind every id of that moment.
    after: [at - hours * HOUR, '~'],
    limit: friends + 1,
  });
  return rows.filter((row) => row.at <= at).length;
}
