import { CommunityError } from '../../adapter/errors.ts';
import type { Id, Time } from '../../domain/common.ts';
import { pollState, type BallotWords } from '../../domain/polls/rules.ts';
import { recount, type Figures } from '../../domain/polls/tally.ts';
import { mergeConsent } from './consents.ts';
import { endedBy, inForce, nextRevision, type PollRow } from './poll-row.ts';
import { seal, unbase64url } from '../seal.ts';
import { asSystem } from '../system.ts';
import type { Scene, Writing } from '../scene.ts';
import type { EventKind, EventRow, Row } from '../schema.ts';

export { nextRevision, type PollRow } from './poll-row.ts';

/** Figures of an open anonymous poll move when so many voters have come or gone: then no step shows a single ballot. */
export const STEP = 5;

/** Keyed by the secret of an anonymous poll: RFC 2104 HMAC, base64url. Throws `closed` when the secret is destroyed. */
export async function sealedBy(row: PollRow, purpose: string, text: string): Promise<string> {
  const secret = row.secret === null ? null : unbase64url(row.secret);
  if (!secret) throw new CommunityError('closed', 'The poll is closed.');
  return seal(secret, purpose, text);
}

/** What stands for the voter on the ballot. */
export const voterOf = async (row: PollRow, member: Id): Promise<string> =>
  row.definition.anonymous ? sealedBy(row, 'ballot', member) : member;

/** Who hears of figures that changed: everybody, or staff and the voter alone where nobody else sees any. */
export function audienceOf({ definition }: PollRow, now: Time): 'public' | 'staff' {
  if (definition.results === 'always' || definition.results === 'after-vote') return 'public';
  return definition.results === 'after-close' && pollState(definition, now) === 'closed' ? 'public' : 'staff';
}

/** The row's figures with one ballot replaced by another; `null` stands for no ballot. */
function recounted(
  row: PollRow,
  before: BallotWords | null,
  after: BallotWords | null,
): Figures & Pick<PollRow, 'shown'> {
  const figures = recount(row.definition, row, before, after);
  return {
    ...figures,
    shown: Math.abs(figures.voters - row.shown.voters) >= STEP ? figures : row.shown,
  };
}

type BallotRow = Row<'ballots'>;

/** What a ballot says, as it was cast. */
export const wordsOf = ({ choices, points }: BallotRow): BallotWords => ({
  choices,
  ...(points && { points }),
});

/**
 * Puts `ballot` in the place of what the voter had, with the counts, the participation and the event, in one
 * transaction under the poll's lock. `null` takes the ballot away.
 */
export async function replaceBallot(
  context: Writing,
  row: PollRow,
  member: Id,
  ballot: BallotWords | null,
  revision: number,
): Promise<void> {
  const { tx, now } = context;
  const { id } = row;
  const voter = await voterOf(row, member);
  const before = await tx.get('ballots', [id, voter]);
  if ((before?.revision ?? 0) !== revision || (ballot === null && !before)) {
    throw new CommunityError('conflict', 'The ballot has changed since.', { field: 'revision' });
  }
  const kept = ballot && { choices: ballot.choices, points: ballot.points ?? null };
  if (kept === null) {
    await tx.delete('ballots', [id, voter]);
    await tx.delete('participations', [id, member]);
  } else if (before) await tx.update('ballots', [id, voter], { ...kept, revision: revision + 1 });
  else {
    await tx.insert('ballots', { poll: id, voter, ...kept, revision: 1 });
    await tx.insert('participations', { poll: id, member });
  }
  const figures = recounted(row, before ? wordsOf(before) : null, ballot);
  const reached = ballot && !before && figures.voters >= (row.definition.goal ?? Infinity);
  await tx.update('polls', [id], {
    ...figures,
    ...(reached && endedBy(row, now)),
    revision: nextRevision(row, now),
  });
  emitFigures(
    context,
    row,
    ballot && !before ? 'poll.voted' : 'poll.changed',
    member,
    figures.shown !== row.shown,
    ballot ? {} : { voted: 0 },
  );
  // The voter who makes up the goal is the last.
  if (!reached) return;
  context.emit({
    kind: 'poll.reached',
    subject: id,
    actor: null,
    channel: `poll/${id}`,
    audience: 'public',
    data: {},
  });
}

/** Takes somebody's ballot out of the figures, if they have one, whoever asks for it. Nobody took part any the less. */
export async function removeBallot(context: Writing, row: PollRow, member: Id): Promise<void> {
  const { tx, now } = context;
  const key = [row.id, await voterOf(row, member)];
  const ballot = await tx.get('ballots', key);
  if (!ballot) return;
  await tx.delete('ballots', key);
  const figures = recounted(row, wordsOf(ballot), null);
  await tx.update('polls', [row.id], { ...figures, revision: nextRevision(row, now) });
  emitFigures(context, row, 'poll.changed', null, figures.shown !== row.shown);
}

export function emitFigures(
  { emit, now }: Writing,
  row: PollRow,
  kind: EventKind,
  member: Id | null,
  moved: boolean,
  data: EventRow['data'] = {},
): void {
  const { id, definition } = row;
  const audience = definition.anonymous && !moved ? 'staff' : audienceOf(row, now);
  emit({
    kind,
    subject: id,
    // What can be deleted leaves no trace of who did it.
    actor: definition.anonymous || definition.segment ? null : member,
    channel: `poll/${id}`,
    audience,
    data,
  });
}

/**
 * Hands a merged guest's ballots to the member they turned out to be. Where both voted the member's ballot stands, as
 * the better proven one. A poll that has closed keeps its figures. Harmless when repeated; each poll is a transaction
 * of its own, under the lock that its votes take.
 */
export async function mergeBallots(
  { options, site }: Pick<Scene, 'options' | 'site'>,
  from: Id,
  to: Id,
): Promise<void> {
  const system = asSystem(options, site);
  const polls = await system.read(({ tx }) =>
    tx.range('participations', { index: 'member', eq: [from], limit: 10_000 }),
  );
  for (const { poll } of polls) {
    await system.write(`poll/${poll}`, async (context) => {
      const { tx, now } = context;
      const known = await tx.get('polls', [poll]);
      const row = known && inForce(known, now);
      const [took, other] = await tx.getMany('participations', [
        [poll, from],
        [poll, to],
      ]);
      if (!row || !took) return;
      // An answer that can be deleted is found by its member, closed or not.
      const closed = !row.definition.segment && pollState(row.definition, now) === 'closed';
      await mergeConsent(context, poll, from, to);
      if (closed && other && !row.definition.anonymous) return;
      await tx.delete('participations', [poll, from]);
      if (!other) await tx.insert('participations', { poll, member: to });
      if (closed && row.definition.anonymous) return;
      const [old, mine] = await Promise.all([voterOf(row, from), voterOf(row, to)]);
      const ballot = await tx.get('ballots', [poll, old]);
      if (!ballot) return;
      if (await tx.get('ballots', [poll, mine])) return removeBallot(context, row, from);
      await tx.delete('ballots', [poll, old]);
      await tx.insert('ballots', { ...ballot, voter: mine });
    });
  }
}
