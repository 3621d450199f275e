import type { Id, Time } from '../../domain/common.ts';
import type { EngineOptions } from '../scene.ts';
import type { Row } from '../schema.ts';
import { asSystem } from '../system.ts';

/** How long a picture waits to be shown by something. */
export const LOOSE_KEPT = 24 * 3_600_000;
/** Whether a picture may still be shown by something. */
export const isLoose = ({ state, at }: Pick<Row<'media'>, 'state' | 'at'>, now: Time): boolean =>
  state === 'loose' && now < at + LOOSE_KEPT;

/** Few enough that writers hardly notice. */
const BATCH = 50;
/** Milliseconds until it is looked again. */
const PAUSE = 600_000;

/**
 * Removes pictures whose time is over: those that were let go, and those that nothing showed for a day. They are `gone` before
 * their bytes are, and the bytes before the row, so that being stopped in between leaves nothing behind that the next sweep
 * doesn't find. Returns when to come again: at once if there are more.
 */
export async function sweepMedia(options: EngineOptions, site: Id): Promise<Time> {
  const { media, ambient } = options;
  if (!media) return Infinity;
  const system = asSystem(options, site);
  const now = ambient.now();
  for (const state of ['loose', 'coming'] as const)
    await system.write('media', async ({ tx }) => {
      const oldest = await tx.range('media', { index: 'state', eq: [state], limit: BATCH });
      for (const { id, at } of oldest) {
        if (now < at + LOOSE_KEPT) return;
        await tx.insert('claims', { media: id, by: '' });
        await tx.update('media', [id], { state: 'gone', at: now });
      }
    });
  const gone = await system.read(({ tx }) =>
    tx.range('media', { index: 'state', eq: ['gone'], limit: BATCH }),
  );
  for (const { id } of gone) await media.storage.delete(site, id);
  if (gone.length > 0)
    await system.write('media', async ({ tx }) => {
      for (const { id } of gone) {
        await tx.delete('media', [id]);
        await tx.delete('claims', [id]);
      }
    });
  return gone.length === BATCH ? now : now + PAUSE;
}
