import type { BadgeEvidence, BadgeSlot } from '../../domain/badges/types.ts';
import type { ReadTx } from '../store.ts';

/** The fragment that leads to a comment on its page: what threads and their served markup call it. */
const fragment = (comment: string): string => `#hearth-comment-${encodeURIComponent(comment)}`;

/** What evidence is called and where it is, as it is now; of what is not to be seen any more, nothing but its kind is told. */
export async function withPages(tx: ReadTx, slots: readonly BadgeSlot[]): Promise<BadgeSlot[]> {
  const all = slots.flatMap(({ grants }) => grants.flatMap(({ evidence = [] }) => evidence));
  const idsOf = (kind: BadgeEvidence['kind']): string[][] =>
    [...new Set(all.filter((one) => one.kind === kind).map(({ id }) => id))].map((id) => [id]);
  const comments = (await tx.getMany('comments', idsOf('comment'))).filter(
    (row) => row?.status === 'published',
  );
  const [threads, entries, polls] = [
    await tx.getMany(
      'threads',
      [...new Set(comments.map((row) => row!.topic))].map((topic) => [topic]),
    ),
    await tx.getMany('entries', idsOf('entry')),
    await tx.getMany('polls', idsOf('poll')),
  ];
  const told = new Map<string, Pick<BadgeEvidence, 'title' | 'url'>>();
  for (const row of comments) {
    const thread = threads.find((candidate) => candidate?.topic === row!.topic);
    told.set(`comment ${row!.id}`, {
      title: thread?.title ?? row!.topic,
      ...(thread?.url && { url: thread.url.replace(/#.*$/, '') + fragment(row!.id) }),
    });
  }
  for (const row of entries)
    if (row?.state === 'published') told.set(`entry ${row.id}`, { title: row.title });
  for (const row of polls) if (row) told.set(`poll ${row.id}`, { title: row.definition.question });
  return slots.map((slot) => ({
    ...slot,
    grants: slot.grants.map((grant) =>
      grant.evidence
        ? {
            ...grant,
            evidence: grant.evidence.map((one) => ({ ...one, ...told.get(`${one.kind} ${one.id}`) })),
          }
        : grant,
    ),
  }));
}
