import type { PollsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import { pollState } from '../../domain/polls/rules.ts';
import { endsVote, LOG_LIMIT, nextStages, takesChosen } from '../../domain/polls/stages.ts';
import type { PollStage } from '../../domain/polls/types.ts';
import { readReason, record } from '../moderation/audit.ts';
import { closePoll } from './closing.ts';
import { invalid } from '../input.ts';
import { dueOf, endedBy, inForce, nextRevision, stageOf, type PollRow } from './poll-row.ts';
import { notFound, requireStaff, type Scene, type Writing } from '../scene.ts';
import type { KeptOutcome } from '../schema.ts';
import { base64url } from '../seal.ts';

type Step = Parameters<NonNullable<PollsPart['advance']>>[0];

/** Takes a poll to another stage, with everything that follows from it, once per key. */
export async function advancePoll(scene: Scene, { poll: id, key, stage, ...given }: Step): Promise<void> {
  requireStaff(scene.viewer);
  const reason = readReason(given.reason);
  if (reason === null) throw invalid('reason', 'required');
  const chosen = given.chosen ?? [];
  const request = { advance: id, stage, reason, chosen };
  await scene.keyed(`poll/${id}`, key, request, async (context) => {
    const known = await context.tx.get('polls', [id]);
    if (!known) throw notFound('poll');
    const row = inForce(known, context.now);
    checkStep(row, stage, context);
    checkChosen(row, stage, chosen);
    const by = requireStaff(context.viewer).id;
    const entry: KeptOutcome = {
      id: context.id(),
      stage,
      reason,
      by,
      at: context.now,
      ...(chosen.length && { chosen }),
    };
    await step(context, row, known, entry);
    await record(
      context,
      {
        action: 'stage',
        kind: 'poll',
        subject: id,
        topic: null,
        reason,
        before: { stage: stageOf(row) ?? 'open' },
        after: { stage },
      },
      entry.id,
    );
    context.emit({
      kind: 'poll.staged',
      subject: id,
      actor: by,
      channel: `poll/${id}`,
      audience: 'public',
      data: { stage, entry: entry.id },
    });
    return null;
  });
  await closePoll(scene.options, scene.site, id);
}

function checkStep(row: PollRow, stage: PollStage, { now }: Writing): void {
  if (!nextStages(stageOf(row) ?? 'open', row.voters).includes(stage))
    throw new CommunityError('conflict', 'The poll cannot go there from where it is.', {
      field: 'stage',
      reason: 'order',
    });
  if (stage === 'open' && pollState(row.definition, now) === 'closed')
    throw new CommunityError('closed', 'The poll is closed.', { field: 'stage' });
}

function checkChosen({ definition }: PollRow, stage: PollStage, chosen: readonly string[]): void {
  if (chosen.length > 0 && !takesChosen(stage)) throw invalid('chosen', 'not-of-this-kind');
  for (const [index, id] of chosen.entries()) {
    if (!definition.options.some((option) => option.id === id))
      throw invalid(`chosen.${index}`, 'unknown-option');
    if (chosen.indexOf(id) !== index) throw invalid(`chosen.${index}`, 'duplicate');
  }
}

async function step(
  context: Writing,
  row: PollRow,
  { definition: declared }: PollRow,
  entry: KeptOutcome,
): Promise<void> {
  const { tx, now, options } = context;
  const { id } = row;
  const { stage } = entry;
  const patch: Partial<PollRow> = { stage, outcomes: [entry, ...row.outcomes].slice(0, LOG_LIMIT) };
  if (endsVote(stage)) {
    const ended = { ...patch, ...endedBy(row, now), revision: nextRevision(row, now) };
    return tx.update('polls', [id], ended);
  }
  // What was declined without a vote is open to one again, with a secret of its own.
  await tx.update('polls', [id], {
    ...patch,
    closedAt: null,
    audit: null,
    secret: declared.anonymous ? (row.secret ?? base64url(options.ambient.random(32))) : null,
    ...dueOf(declared, now),
    revision: nextRevision(row, now),
  });
}
