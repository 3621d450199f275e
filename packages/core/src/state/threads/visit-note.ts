import type { Community, ThreadItem } from '../types.ts';

/** The viewer has done something in this thread, of which `items` are shown. Never rejects: it is a note, and no more. */
export async function noteVisit(
  community: Pick<Community, 'store' | '$viewer'>,
  topic: string,
  items: readonly ThreadItem[],
): Promise<void> {
  const viewer = community.$viewer.get();
  if (!viewer) return;
  try {
    const { createVisits } = await import('./visits.ts');
    // Who is looking is known by the core: where there is a viewer, it is there.
    community.store('visits', ({ core }) => createVisits(core!)).acted(viewer.id, topic, items);
  } catch {
    // The code for it can't be had: then nothing is noted.
  }
}
