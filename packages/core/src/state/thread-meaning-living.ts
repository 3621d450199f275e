import { CommunityError } from '../adapter/errors.ts';
import type { Id } from '../domain/common.ts';
import type { Term } from '../domain/meaning/types.ts';
import { part, type Core } from './core.ts';
import { commentsOf } from './tables.ts';
import { newIdOf } from './uuid.ts';

/** As in `ThreadMeaning`, but these reject. */
export function createMeaning(core: Core) {
  const comments = commentsOf(core);
  const newId = newIdOf(core);
  return {
    terms: async (): Promise<readonly Term[]> => (await part(core, 'community').glossary()).terms,
    async reuse(asked: Id, on: boolean): Promise<void> {
      const id = comments.aliases.get(asked) ?? asked;
      const comment = await part(core, 'threads').reuse?.({ id, on, key: newId() });
      if (!comment) throw new CommunityError('unsupported', 'This backend asks nobody.');
      comments.put([comment]);
    },
  };
}
