import type { GratitudePart } from '../../adapter/gratitude.ts';
import type { Id } from '../../domain/common.ts';
import type { ThanksPage, ThanksSubject, ThankYou } from '../../domain/gratitude/types.ts';
import { THANKS_LIMIT } from '../../domain/gratitude/types.ts';
import { tidyBody } from '../../domain/threads/words.ts';
import { record } from '../moderation/audit.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { toCursor } from '../cursor.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from '../input.ts';
import { memberNow } from '../people/member-now.ts';
import { addMoment } from './rewards.ts';
import { memberLock, notFound, requireStaff, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { tellMember } from '../notices/telling.ts';

/** Staff thank a member: once per key, with a notice, as a good moment, and in the audit log without the words. */
export function thank(
  scene: Scene,
  { key, member, text: raw, about }: Parameters<GratitudePart['thank']>[0],
): Promise<ThankYou> {
  const staff = requireStaff(scene.viewer);
  const text = tidyBody(raw);
  if (text === '') throw invalid('text', 'required');
  if (text.length > THANKS_LIMIT) throw invalid('text', 'too-long', THANKS_LIMIT);
  return scene.keyed(memberLock(member), key, { thank: member, text, about }, async (context) => {
    const { tx, now } = context;
    const row = await memberNow(tx, member);
    if (!row) throw notFound('member');
    if (row.id === staff.id) throw invalid('member', 'self');
    if (about && !(await isTheirs(context, about, row.id))) throw notFound(about.kind);
    const id = context.id();
    const note: Row<'thanks'> = {
      id,
      member: row.id,
      by: staff.id,
      text,
      kind: about?.kind ?? null,
      subject: about?.id ?? null,
      at: now,
    };
    await tx.insert('thanks', note);
    await tellMember(context, row.id, { cause: `thanks/${id}`, kind: 'thanks', subject: id, at: now });
    await addMoment(context, { member: row.id, cause: `thanks/${id}`, kind: 'thanks', subject: id, at: now });
    const act = { action: 'thank', kind: 'member', subject: row.id, topic: null, reason: null } as const;
    await record(context, { ...act, before: {}, after: {} });
    return (await view(context, [note]))[0]!;
  });
}

/** Whether it is the member's to be thanked for. What they did in a poll is between them and the poll: any poll will do. */
async function isTheirs({ tx }: Writing, { kind, id }: ThanksSubject, member: Id): Promise<boolean> {
  if (kind === 'poll') return (await tx.get('polls', [id])) !== undefined;
  const table = kind === 'comment' ? 'comments' : 'entries';
  const author = (await tx.get(table, [id]))?.author;
  return author !== undefined && author !== null && (await memberNow(tx, author))?.id === member;
}

/** A member's notes, newest first. */
export function thanks(
  scene: Scene,
  member: Id,
  { cursor, limit }: { readonly cursor?: string; readonly limit?: number },
): Promise<ThanksPage> {
  const size = pageSize(limit);
  const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { t: ['int', 'id'] }).slice(1);
  return scene.read(async (context) => {
    const { tx } = context;
    const row = await memberNow(tx, member);
    if (!row) throw notFound('member');
    const stretch = { index: 'member', eq: [row.id], after, reverse: true, limit: size + 1 };
    const rows = await tx.range('thanks', stretch);
    const page = rows.slice(0, size);
    const last = rows.length > size ? page.at(-1) : undefined;
    return {
      thanks: await view(context, page),
      next: last ? toPlaceCursor(['t', last.at, last.id]) : null,
      asOf: toCursor(await tx.position()),
    };
  });
}

async function view(context: Reading, rows: readonly Row<'thanks'>[]): Promise<ThankYou[]> {
  const cards = await cardsOf(
    context,
    rows.flatMap(({ by }) => by ?? []),
  );
  return rows.map(({ id, by, text, kind, subject, at }) => ({
    id,
    from: by === null ? null : (cards.get(by) ?? null),
    text,
    ...(kind !== null && subject !== null && { about: { kind, id: subject } }),
    at,
  }));
}
