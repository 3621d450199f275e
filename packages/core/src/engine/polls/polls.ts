import type { Change, PollsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id, Time } from '../../domain/common.ts';
import type { Viewer } from '../../domain/people/people.ts';
import {
  checkBallot,
  mayVote,
  pollActions,
  pollState,
  resultsVisible,
  type BallotWords,
} from '../../domain/polls/rules.ts';
import { shuffled } from '../../domain/polls/shuffle.ts';
import { NO_FIGURES, tallyOf } from '../../domain/polls/tally.ts';
import { auditPage } from './audit-file.ts';
import type { Ballot, Poll, PollDefinition, PollOption, PollView, Tally } from '../../domain/polls/types.ts';
import { replaceBallot, sealedBy, voterOf, wordsOf, type PollRow } from './ballots.ts';
import { closePoll } from './closing.ts';
import { consentOf, settleConsent } from './consents.ts';
import { advancePoll } from './advancing.ts';
import { toCursor } from '../cursor.ts';
import { boardView } from './entries/entry-board.ts';
import { decisionOf } from './decision-view.ts';
import { inForce } from './poll-row.ts';
import { rankedCount, tieOrderOf } from './ranked.ts';
import {
  notFound,
  requireViewer,
  type EngineOptions,
  type Reading,
  type Scene,
  type Writing,
} from '../scene.ts';
import type { EventRow } from '../schema.ts';
import { canonical, fingerprint, seal, unbase64url } from '../seal.ts';
import type { ReadTx, RowKey } from '../store.ts';
import { refuseBanned, whoActs } from '../people/standing.ts';
import { asSystem } from '../system.ts';

export { mergeBallots } from './ballots.ts';

export function pollsPart(scene: Scene): Required<PollsPart> {
  const read = (id: string): Promise<PollView> =>
    scene.read(async (context) => ({
      ...(await drawPoll(context, scene.options, scene.site, await find(context, id))),
      asOf: toCursor(await context.tx.position()),
    }));

  return {
    read,
    async audit({ id, cursor }) {
      const row = await scene.read((context) => find(context, id));
      if (row.due === 1 && pollState(row.definition, scene.options.ambient.now()) === 'closed')
        await closePoll(scene.options, scene.site, id);
      return scene.read(async (context) => {
        const { tx, viewer, now } = context;
        const closed = await find(context, id);
        const voted = viewer !== null && (await tx.get('participations', [id, viewer.id])) !== undefined;
        const may =
          resultsVisible(closed.definition, viewer, voted, now) &&
          pollState(closed.definition, now) === 'closed';
        if (!may) throw notFound('audit file');
        return auditPage(tx, closed, cursor);
      });
    },
    vote: async ({ poll, key, choices, points, revision, consent }) => {
      await write(scene, poll, key, {
        ballot: { choices, ...(points && { points }) },
        revision,
        ...(consent && { consent }),
      });
      return read(poll);
    },
    withdraw: async ({ poll, key, revision }) => {
      await write(scene, poll, key, { ballot: null, revision });
      return read(poll);
    },
    advance: async (input) => {
      await advancePoll(scene, input);
      return read(input.poll);
    },
  };
}

/** A poll's state as this viewer may see it; without a viewer, as everybody may. */
export async function hydratePoll({ options, site, viewer }: Scene, event: EventRow): Promise<Change | null> {
  return asSystem(options, site, viewer).read(async (context) => {
    const row = await context.tx.get('polls', [event.subject]);
    if (!row) return null;
    const drawn = await drawPoll(context, options, site, inForce(row, context.now));
    return { kind: 'poll', cursor: '', channel: `poll/${row.id}`, ...drawn };
  });
}

async function find({ tx, now }: Reading, id: string): Promise<PollRow> {
  const row = await tx.get('polls', [id]);
  if (!row) throw notFound('poll');
  return inForce(row, now);
}

/** A poll with its counts, as the context's viewer may see them. `row`: in force. */
export async function drawPoll(
  context: Reading,
  options: EngineOptions,
  site: Id,
  row: PollRow,
): Promise<{ poll: Poll; tally: Tally | null }> {
  const { tx, viewer, now } = context;
  const { definition } = row;
  const state = pollState(definition, now);
  const handedIn = await boardView(context, row);
  const mine = handedIn ? handedIn.mine : viewer && (await ownBallot(tx, row, viewer.id, state === 'closed'));
  const visible = resultsVisible(definition, viewer, mine !== null, now);
  const sealed = definition.anonymous && state !== 'closed';
  const figures = { ...NO_FIGURES, ...(sealed ? row.shown : row) };
  const ranked =
    visible && !sealed && definition.kind === 'ranked'
      ? await rankedCount({ tx, now, options, site }, row)
      : undefined;
  const tally = visible ? tallyOf(definition, figures, now, ranked) : null;
  const decision = await decisionOf(context, row, tally);
  return {
    poll: {
      ...definition,
      options: await listed(definition, viewer, { now, options, site }),
      state,
      revision: row.revision,
      ...(viewer && { mine }),
      resultsVisible: visible,
      ...(row.seed !== null && { tieOrder: await tieOrderOf(row.seed, state === 'closed') }),
      ...(handedIn && { board: handedIn.board }),
      can: handedIn?.can ?? pollActions(definition, viewer, mine !== null, now),
      ...(decision && { decision }),
    },
    tally,
  };
}

/** How long whoever is unknown meets the same order; milliseconds. */
const SLOT = 3_600_000;

/**
 * The options in this viewer's order. It needs no secret: who knows it can do nothing with it. Answers for everybody are
 * kept by caches, and so can't differ by who asks; they differ by when.
 */
async function listed(
  { id, options, shuffle }: PollDefinition,
  viewer: Viewer | null,
  place: { readonly now: Time; readonly options: EngineOptions; readonly site: Id },
): Promise<readonly PollOption[]> {
  if (!shuffle) return options;
  const who = viewer?.id ?? Math.floor(place.now / SLOT);
  const seed = unbase64url(await fingerprint(['order', place.site, id, who], place.options.ambient))!;
  return shuffled(options, seed);
}

async function ownBallot(tx: ReadTx, row: PollRow, member: Id, closed: boolean): Promise<Ballot | null> {
  if (!(await tx.get('participations', [row.id, member]))) return null;
  // Not asked from the close on, even while the secret still waits to be destroyed: the answer must not depend on that.
  if (row.definition.anonymous && closed) return { choices: [], revision: 0 };
  const ballot = await tx.get('ballots', [row.id, await voterOf(row, member)]);
  if (!ballot) return null;
  const consentedAt = await consentOf({ tx }, row, member);
  return {
    ...wordsOf(ballot),
    revision: ballot.revision,
    ...(consentedAt !== undefined && { consentedAt }),
  };
}

interface BallotRequest {
  /** `null`: it is withdrawn. */
  readonly ballot: BallotWords | null;
  readonly revision: number;
  readonly consent?: true;
}

/** Replaces the viewer's ballot once per key. The answer is read afterwards: a stored one would keep a voter's choices. */
async function write(scene: Scene, id: string, key: Id, asked: BallotRequest): Promise<void> {
  const { ballot, revision, consent = false } = asked;
  const { options, site } = scene;
  const viewer = requireViewer(scene.viewer);
  const row = await scene.read((context) => find(context, id));
  const closed = pollState(row.definition, options.ambient.now()) === 'closed';
  if (closed && row.due === 1) await closePoll(options, site, id);
  if (closed && row.definition.anonymous) {
    if (await scene.read(({ tx }) => tx.get('answers', [viewer.id, key]))) return; // done before the close
    throw new CommunityError('closed', 'The poll is closed.');
  }
  const request = row.definition.anonymous
    ? { poll: id, sealed: await sealedBy(row, 'request', canonical({ ballot, revision })) }
    : row.definition.segment
      ? // What can be deleted is not to be guessed from what is kept of the request.
        { poll: id, sealed: await seal(options.secret, 'answer', canonical({ by: viewer.id, ...asked })) }
      : { poll: id, ballot, revision };

  const ahead = rowsOf(id, viewer.id, await voterOf(row, viewer.id));
  const replace = async (context: Writing): Promise<null> => {
    const fresh = await find(context, id);
    const { definition } = fresh;
    if (ballot && !mayVote(definition, viewer))
      throw new CommunityError('forbidden', 'Guests may not vote in this poll.');
    if (ballot) refuseBanned(await whoActs(context), context.now);
    // Once its close was told it stays closed, also for a process whose clock is behind.
    const told = definition.closesAt !== null && fresh.due === 0;
    const state = told ? 'closed' : pollState(definition, context.now);
    if (state !== 'open')
      throw new CommunityError(
        'closed',
        state === 'closed' ? 'The poll is closed.' : 'The poll is not open yet.',
      );
    const checked = ballot && checkBallot(definition, ballot);
    if (checked && 'reason' in checked)
      throw new CommunityError('invalid', 'The poll does not take this ballot.', checked);
    await settleConsent(context, fresh, viewer.id, { answers: ballot !== null, consent });
    await replaceBallot(context, fresh, viewer.id, checked, revision);
    return null;
  };
  await scene.keyed(`poll/${id}`, key, request, replace, ahead);
}

/** What a vote looks at: votes of many are carried out together. */
const rowsOf = (poll: string, member: Id, voter: string): RowKey[] => [
  ['polls', [poll]],
  ['members', [member]],
  ['participations', [poll, member]],
  ['ballots', [poll, voter]],
  ['consents', [poll, member]],
];
