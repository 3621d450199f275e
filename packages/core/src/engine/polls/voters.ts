import type { Id, Time } from '../../domain/common.ts';
import type { IdentityStrength } from '../../domain/people/people.ts';
import { STEP, type PollRow } from './ballots.ts';
import type { EngineOptions, Reading } from '../scene.ts';
import type { ReadTx } from '../store.ts';

/** Participations that are read at once. */
const PAGE = 1_000;
/** What takes no longer to count is counted after each vote; milliseconds. */
const QUICK = 50;
/** What does may be older by so many times what counting took. */
const PATIENCE = 20;
/** Counts that are kept per engine. */
const KEPT = 100;

export type VotersByStrength = Readonly<Record<IdentityStrength, number>>;

interface Kept {
  readonly revision: number;
  readonly at: Time;
  readonly took: number;
  readonly voters: VotersByStrength;
}

const kept = new WeakMap<EngineOptions, Map<string, Kept>>();

/**
 * How many voters are known how surely, for staff: from who took part, never from the ballots. Of an anonymous poll in whole
 * steps of five, so that nobody shows who joins alone.
 */
export async function votersByStrength(
  { tx, now, options, site }: Pick<Reading, 'tx' | 'now' | 'options' | 'site'>,
  row: PollRow,
): Promise<VotersByStrength> {
  const counts = kept.get(options) ?? new Map<string, Kept>();
  kept.set(options, counts);
  const place = JSON.stringify([site, row.id]);
  const before = counts.get(place);
  if (before?.revision === row.revision) return before.voters;
  if (before && before.took > QUICK && now - before.at < before.took * PATIENCE) return before.voters;
  const voters = await count(tx, row.id, row.definition.anonymous ? STEP : 1);
  counts.delete(place);
  counts.set(place, { revision: row.revision, at: now, took: options.ambient.now() - now, voters });
  const [oldest] = counts.keys();
  if (counts.size > KEPT && oldest !== undefined) counts.delete(oldest);
  return voters;
}

async function count(tx: ReadTx, poll: string, step: number): Promise<VotersByStrength> {
  const found = { host: 0, token: 0, device: 0 };
  for (let after: Id | undefined; ;) {
    const page = await tx.range('participations', {
      eq: [poll],
      ...(after !== undefined && { after: [after] }),
      limit: PAGE,
    });
    const members = await tx.getMany(
      'members',
      page.map(({ member }) => [member]),
    );
    for (const member of members) if (member) found[member.strength]++;
    after = page.at(-1)?.member;
    if (after === undefined || page.length < PAGE) break;
  }
  const whole = (voters: number): number => voters - (voters % step);
  return { host: whole(found.host), token: whole(found.token), device: whole(found.device) };
}
