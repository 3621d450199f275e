import type { Change, CommunityPart } from '../../adapter/contract.ts';
import { excerptOf } from '../../domain/body-text.ts';
import type { Time } from '../../domain/common.ts';
import { medianOf, NO_TALK, reciprocityOf, streaksOf, TALK_SUMS } from '../../domain/figures/rules.ts';
import type {
  AnswerWait,
  CommunityFigures,
  CommunityStreaks,
  Influencer,
  TalkSums,
} from '../../domain/figures/types.ts';
import { beginOfDay, dayIn } from '../../domain/gratitude/calendar.ts';
import { isStaff } from '../../domain/people/people.ts';
import { weekOf } from '../../domain/relationship/calendar.ts';
import { toCursor } from '../cursor.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from '../input.ts';
import { notFound, requireStaff, requireViewer, type Reading, type Scene } from '../scene.ts';
import type { EventRow } from '../schema.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { TALK_LOCK } from './talk.ts';
import { monthOf, recountTalk } from './talk-counting.ts';

const DAY = 86_400_000;
const [DAYS, MOST_DAYS] = [30, 366];
/** Who waits is counted up to here. */
const COUNTED = 1_000;
/** Members who are named for their influence. */
const NAMED = 10;
const PAGE = 500;
/** Rows that one page of the queue looks through for a topic or a kind. */
const LOOKED_THROUGH = 2_000;

export const figureMethods = (
  scene: Scene,
): Pick<CommunityPart, 'figures' | 'unanswered' | 'needless' | 'listed' | 'setListed'> => ({
  figures: async (query) => {
    requireStaff(scene.viewer);
    return scene.read((context) => communityFigures(context, query));
  },

  async unanswered({ by = 'nobody', topic, kind, cursor, limit }) {
    requireStaff(scene.viewer);
    const size = pageSize(limit);
    let after = cursor === undefined ? [] : fromPlaceCursor(cursor, { w: ['int', 'id'] }).slice(1);
    return scene.read(async (context) => {
      const { tx } = context;
      const index = by === 'staff' ? 'waiting' : 'alone';
      const total = await waitingOf(context, index);
      const rows = [];
      let more = true;
      for (let looked = 0; more && rows.length < size && looked < LOOKED_THROUGH;) {
        const page = await tx.range('conversations', { index, eq: [1], after, limit: size });
        for (const row of page) {
          if (rows.length === size) break;
          after = [row.at, row.root];
          if ((topic === undefined || row.topic === topic) && (kind === undefined || row.kind === kind))
            rows.push(row);
        }
        looked += size;
        more = page.length === size;
      }
      const keys = rows.map(({ root }) => [root]);
      const comments = await tx.getMany('comments', keys);
      const threads = await tx.getMany(
        'threads',
        rows.map((row) => [row.topic]),
      );
      const cards = await cardsOf(
        context,
        rows.map(({ author }) => author),
      );
      return {
        waiting: rows.flatMap((row, at) => {
          const comment = comments[at];
          if (comment?.status !== 'published') return [];
          const { root: id, topic, author, kind, others: replies } = row;
          const page = { title: threads[at]?.title ?? null, url: threads[at]?.url ?? null };
          const excerpt = excerptOf(comment.body);
          return [
            { id, topic, ...page, kind, author: cards.get(author) ?? null, excerpt, at: row.at, replies },
          ];
        }),
        total,
        next: more && after.length > 0 ? toPlaceCursor(['w', ...after]) : null,
        asOf: toCursor(await tx.position()),
      };
    });
  },

  async needless({ key, id, on }) {
    const staff = requireStaff(scene.viewer);
    await scene.keyed(TALK_LOCK, key, { needless: id, on }, async (context) => {
      const { tx, now } = context;
      const row = await tx.get('comments', [id]);
      if (row?.status !== 'published' || row.parent !== null) throw notFound('first comment');
      const known = await tx.get('needless', [id]);
      if (on === Boolean(known)) return null;
      if (on) await tx.insert('needless', { comment: id, by: staff.id, at: now });
      else await tx.delete('needless', [id]);
      await recountTalk(context, [id]);
      return null;
    });
  },

  async listed() {
    const { id } = requireViewer(scene.viewer);
    return scene.read(async ({ tx }) => ({ on: (await tx.get('unlisted', [id])) === undefined }));
  },

  async setListed({ key, on }) {
    const { id: member } = requireViewer(scene.viewer);
    await scene.keyed(`unlisted/${member}`, key, { listed: on }, async ({ tx, now }) => {
      const unlisted = await tx.get('unlisted', [member]);
      if (on && unlisted) await tx.delete('unlisted', [member]);
      if (!on && !unlisted) await tx.insert('unlisted', { member, at: now });
      return null;
    });
  },
});

/** How a community is doing. Throws `invalid` (field `from`). */
export async function communityFigures(
  context: Reading,
  query: { readonly from?: Time; readonly until?: Time },
): Promise<CommunityFigures> {
  const { tx, info, now } = context;
  const zone = info.timezone;
  const end = query.until ?? now;
  const begin = query.from ?? end - (DAYS - 1) * DAY;
  if (begin > end) throw invalid('from', 'order');
  const [first, last] = [dayIn(zone, begin), dayIn(zone, end)];
  if (last - first >= MOST_DAYS) throw invalid('from', 'too-long', MOST_DAYS);
  const days = await tx.range('talk_days', { eq: [], after: [first - 1], limit: last - first + 1 });
  const sums = Object.fromEntries(
    TALK_SUMS.map((name) => [
      name,
      days.filter(({ day }) => day <= last).reduce((sum, day) => sum + day[name], NO_TALK[name]),
    ]),
  ) as unknown as TalkSums;
  return {
    from: beginOfDay(zone, first),
    until: beginOfDay(zone, last + 1),
    reciprocity: reciprocityOf(sums),
    staff: {
      asked: sums.asked,
      answered: sums.staffAnswered,
      median: medianOf(await waitsOf(context, first, last)),
      waiting: await waitingOf(context, 'waiting'),
    },
    influence: await influenceIn(context, monthOf(end, zone)),
    streaks: await streaksNow(context),
    asOf: toCursor(await tx.position()),
  };
}

async function waitsOf({ tx }: Reading, first: number, last: number): Promise<AnswerWait[]> {
  const all: AnswerWait[] = [];
  for (let after = [first - 1, Number.MAX_SAFE_INTEGER]; ;) {
    const page = await tx.range('answer_waits', { eq: [], after, limit: PAGE });
    const inside = page.filter(({ day }) => day <= last);
    all.push(...inside);
    const end = page.at(-1);
    if (!end || page.length < PAGE || inside.length < page.length) return all;
    after = [end.day, end.minutes];
  }
}

async function waitingOf({ tx }: Reading, index: 'waiting' | 'alone'): Promise<number> {
  return (await tx.range('conversations', { index, eq: [1], limit: COUNTED })).length;
}

/** Who drew most replies in a month; who does not want to be named is not. */
async function influenceIn(context: Reading, month: number): Promise<CommunityFigures['influence']> {
  const { tx, info } = context;
  const members: Influencer[] = [];
  for (let after: (string | number)[] = []; members.length < NAMED;) {
    const stretch = { index: 'top', eq: [month], after, reverse: true, limit: 2 * NAMED };
    const rows = await tx.range('influence', stretch);
    const ids = rows.map(({ member }) => member);
    const unlisted = await tx.getMany(
      'unlisted',
      ids.map((id) => [id]),
    );
    const cards = await cardsOf(context, ids);
    for (const [at, { member, replies }] of rows.entries()) {
      const card = cards.get(member);
      if (card && !unlisted[at] && replies > 0 && members.length < NAMED)
        members.push({ member: card, replies });
    }
    const last = rows.at(-1);
    if (!last || rows.length < 2 * NAMED) break;
    after = [last.replies, last.member];
  }
  const begin = (one: number): Time =>
    beginOfDay(info.timezone, Date.UTC(Math.floor(one / 12), one % 12) / DAY);
  return { from: begin(month), until: begin(month + 1), members };
}

async function streaksNow({ tx, info, now }: Reading): Promise<CommunityStreaks> {
  const week = weekOf(now, info.timezone);
  // Older ones have ended; of those from the week before last, the ones that are forgiven a week have not.
  const sums = await tx.range('streak_sums', {
    eq: [],
    after: [week - 3, Number.MAX_SAFE_INTEGER, 1],
    limit: 10_000,
  });
  return streaksOf(sums.filter(({ last, grace }) => last >= week - 1 || grace === 1));
}

/** Tells staff that who waits is otherwise now. */
export const hydrateFigures = ({ viewer }: Scene, _: EventRow): Promise<Change | null> =>
  Promise.resolve(isStaff(viewer) ? { kind: 'figures', cursor: '', channel: 'moderation' } : null);
