import type { MembersPart, ModerationPart } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import { inSegment, toldSize, type Answers } from '../../domain/segments/rules.ts';
import type { SegmentDefinition, StoredAnswer } from '../../domain/segments/types.ts';
import { removeBallot } from './ballots.ts';
import { toCursor } from '../cursor.ts';
import { memberLock, requireStaff, requireViewer, type Reading, type Scene } from '../scene.ts';
import { asSystem } from '../system.ts';
import { forgetNotices } from '../notices/telling.ts';

/** Polls that one member can have answered: more than any community declares. */
const ALL = 10_000;
/** Ballots that are read at once. */
const BATCH = 1_000;

/** What a member's answers say about them, and how they are deleted. */
export const ownSegments = (scene: Scene): Required<Pick<MembersPart, 'segments' | 'wipeAnswers'>> => ({
  segments: async () => {
    const { id } = requireViewer(scene.viewer);
    return scene.read(async (context) => {
      const answers = await storedAnswers(context, id);
      const chosen: Answers = Object.fromEntries(
        answers.map(({ poll, choices }) => [poll, choices.map((choice) => choice.id)]),
      );
      return {
        answers,
        segments: (context.access.segments ?? [])
          .filter((segment) => inSegment(segment, chosen))
          .map((segment) => ({ id: segment.id, name: segment.name })),
        asOf: toCursor(await context.tx.position()),
      };
    });
  },

  wipeAnswers: async ({ key }) => {
    const { id } = requireViewer(scene.viewer);
    const { options, site } = scene;
    // Each poll under the lock of its votes; what a crash leaves is deleted by the repeat. Once the key is kept, a repeat
    // that comes late deletes nothing that was answered since.
    if (!(await scene.read(({ tx }) => tx.get('answers', [id, key])))) {
      const given = await scene.read(({ tx }) =>
        tx.range('consents', { index: 'member', eq: [id], limit: ALL }),
      );
      for (const { poll } of given)
        await asSystem(options, site).write(`poll/${poll}`, async (context) => {
          const row = await context.tx.get('polls', [poll]);
          if (row) await removeBallot(context, row, id);
          await context.tx.delete('participations', [poll, id]);
          await context.tx.delete('consents', [poll, id]);
          await forgetNotices(context, id, poll);
        });
    }
    await scene.keyed(memberLock(id), key, { wipe: true }, async () => null);
  },
});

async function storedAnswers({ tx }: Reading, member: Id): Promise<StoredAnswer[]> {
  const consents = await tx.range('consents', { index: 'member', eq: [member], limit: ALL });
  const [polls, ballots] = [
    await tx.getMany(
      'polls',
      consents.map(({ poll }) => [poll]),
    ),
    await tx.getMany(
      'ballots',
      consents.map(({ poll }) => [poll, member]),
    ),
  ];
  return consents.flatMap(({ poll, at }, index) => {
    const definition = polls[index]?.definition;
    const ballot = ballots[index];
    if (!definition?.segment || !ballot) return [];
    return {
      poll,
      question: definition.question,
      purpose: definition.segment.purpose,
      choices: definition.options
        .filter((option) => ballot.choices.includes(option.id))
        .map(({ id, label }) => ({ id, label })),
      consentedAt: at,
    };
  });
}

/** How large segments are, for staff. */
export const segmentSizes = (scene: Scene): Required<Pick<ModerationPart, 'segments'>> => ({
  segments: async () => {
    requireStaff(scene.viewer);
    return scene.read(async (context) => {
      const segments = [];
      for (const segment of context.access.segments ?? []) {
        const { id, name, poll } = segment;
        segments.push({ id, name, poll, size: toldSize(await sizeOf(context, segment)) });
      }
      return { segments, asOf: toCursor(await context.tx.position()) };
    });
  },
});

/** Where options exclude each other their counts add up; else each ballot is asked. */
async function sizeOf({ tx }: Reading, segment: SegmentDefinition): Promise<number> {
  const row = await tx.get('polls', [segment.poll]);
  if (!row) return 0;
  const options = [...new Set(segment.options)];
  if (row.definition.kind !== 'multiple' || options.length === 1)
    return options.reduce((sum, option) => sum + (row.counts[option] ?? 0), 0);
  let size = 0;
  for (let after: readonly string[] = []; ;) {
    const ballots = await tx.range('ballots', { eq: [row.id], after, limit: BATCH });
    size += ballots.filter(({ choices }) => inSegment(segment, { [row.id]: choices })).length;
    const last = ballots.at(-1);
    if (!last || ballots.length < BATCH) return size;
    after = [last.voter];
  }
}
