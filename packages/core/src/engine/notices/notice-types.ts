import type { Text } from '../../domain/common.ts';
import type { Notice } from '../../domain/notices/notices.ts';
import type { Reading } from '../scene.ts';
import type { Row } from '../schema.ts';

export type NoticeRow = Row<'notices'>;

/** What a notice says of its subject, as that is now. */
export type Told = Pick<Notice, 'reason' | 'note' | 'url' | 'place' | 'from' | 'people' | 'excerpt'> & {
  readonly title: Text;
};

/** Reads what notices of one kind are about, all at once; `null` for one that says nothing any more. */
export type Tell = (
  context: Reading,
  rows: readonly NoticeRow[],
) => Promise<ReadonlyMap<NoticeRow, Told | null>>;
