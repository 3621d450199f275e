import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { part, type Core } from '../core.ts';
import type { CommunityWords } from './thread-meaning-types.ts';
import { commentsOf } from '../entities/tables.ts';
import { newIdOf } from '../uuid.ts';

/** As in `ThreadMeaning`, but these reject. */
export function createMeaning(core: Core) {
  const comments = commentsOf(core);
  const newId = newIdOf(core);
  return {
    async words(): Promise<CommunityWords> {
      const { terms, mayWrite = false } = await part(core, 'community').glossary();
      return { terms, mayWrite };
    },
    define: (term: string, meaning: string): Promise<unknown> =>
      part(core, 'community').define({ term, meaning, key: newId() }),
    async reuse(asked: Id, on: boolean): Promise<void> {
      const id = comments.aliases.get(asked) ?? asked;
      const comment = await part(core, 'threads').reuse?.({ id, on, key: newId() });
      if (!comment) throw new CommunityError('unsupported', 'This backend asks nobody.');
      comments.put([comment]);
    },
  };
}
