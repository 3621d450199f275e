import { cardsOf } from '../threads/comment-view.ts';
import type { Tell } from './notice-types.ts';

/** What the community's people said to all, by whom. What was taken back says nothing any more. */
export const tellNewsItems: Tell = async (context, rows) => {
  const found = await context.tx.getMany(
    'news',
    rows.map(({ subject }) => [subject]),
  );
  const cards = await cardsOf(
    context,
    found.flatMap((item) => item?.by ?? []),
  );
  return new Map(
    rows.map((row, at) => {
      const item = found[at];
      if (!item) return [row, null];
      const card = item.by === null ? undefined : cards.get(item.by);
      const { title, text, url } = item;
      return [
        row,
        {
          title,
          ...(text !== null && { reason: text }),
          ...(url !== null && { url }),
          ...(card && { from: [card] }),
        },
      ];
    }),
  );
};
