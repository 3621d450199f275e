import type { CommunityError } from '@hearth/core/adapter';
import type { AuditEntry } from '@hearth/core/domain';
import type { Messages } from '../../../../locales/messages.ts';

type Words = Messages['team'];

/** Why something can't be undone, where there is more to say than what the error says of itself. */
export const undoWords = ({ code }: CommunityError, t: Words): string | null =>
  code === 'conflict' ? t.undoConflict : code === 'closed' || code === 'gone' ? t.undoLate : null;

/** Who did what. */
export const entryWords = ({ action, actor }: AuditEntry, t: Words): string =>
  t.did[action](actor?.name ?? t.somebody);
