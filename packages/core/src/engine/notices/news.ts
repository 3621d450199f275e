import type { ModerationPart } from '../../adapter/moderation.ts';
import { CommunityError } from '../../adapter/errors.ts';
import { ACTIVE_DAYS } from '../../domain/badges/rarity.ts';
import type { Id, Time } from '../../domain/common.ts';
import { NEWS_TEXT_LIMIT, NEWS_TITLE_LIMIT, type News } from '../../domain/notices/news.ts';
import { promotionalShare } from '../../domain/notices/ringing.ts';
import { tidyBody } from '../../domain/threads/words.ts';
import { toCursor } from '../cursor.ts';
import { checkNewId, invalid, webPage } from '../input.ts';
import { requireStaff, type EngineOptions, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { asSystem } from '../system.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { NOTICES_LOCK, tellMember } from './telling.ts';

/** Members told in one transaction. */
const PAGE = 100;
const DAY = 86_400_000;
/** What a brand says in so many days as may be asked for; a guard. */
const ALL = 10_000;

/** What staff say to all, and how much of it sells something. */
export function newsMethods(scene: Scene): Required<Pick<ModerationPart, 'announce' | 'promotion'>> {
  return {
    async announce({ id, title: rawTitle, text: rawText, url: rawUrl, promotional }) {
      const staff = requireStaff(scene.viewer);
      checkNewId(id);
      const title = tidyBody(rawTitle).replace(/\s+/gu, ' ');
      const text = tidyBody(rawText ?? '') || null;
      const { url } = webPage(rawUrl === undefined ? undefined : { title: '', url: rawUrl });
      if (title === '') throw invalid('title', 'required');
      if (title.length > NEWS_TITLE_LIMIT) throw invalid('title', 'too-long', NEWS_TITLE_LIMIT);
      if ((text?.length ?? 0) > NEWS_TEXT_LIMIT) throw invalid('text', 'too-long', NEWS_TEXT_LIMIT);
      if (rawUrl !== undefined && url === null) throw invalid('url', 'format');
      if (typeof promotional !== 'boolean') throw invalid('promotional', 'format');
      return scene.write(NOTICES_LOCK, async (context) => {
        const { tx, now } = context;
        const said = { by: staff.id, title, text, url, promotional: promotional ? 1 : 0 };
        const known = await tx.get('news', [id]);
        if (
          known &&
          !Object.entries(said).every(([name, value]) => known[name as keyof typeof said] === value)
        )
          throw new CommunityError('conflict', 'This id is taken.', { field: 'id' });
        if (known) return view(context, known);
        const row: Row<'news'> = { id, ...said, at: now, told: 0, after: '', done: 0 };
        await tx.insert('news', row);
        await brandSpoke(context, { id, kind: 'news', promotional });
        // Wakes the reader that tells it.
        context.emit({
          ...{ kind: 'news.announced', subject: id, actor: staff.id },
          ...{ channel: 'moderation', audience: 'staff', data: {} },
        });
        return view(context, row);
      });
    },

    async promotion({ from, until }) {
      requireStaff(scene.viewer);
      return scene.read(async ({ tx, now, access }) => {
        const to = until ?? now + 1;
        const begin = from ?? to - ACTIVE_DAYS * DAY;
        if (begin >= to) throw invalid('until', 'too-small');
        const words = await tx.range('brand_words', { index: 'at', eq: [], after: [begin - 1, '\uffff'], limit: ALL }); // prettier-ignore
        const said = words.filter(({ at }) => at < to);
        const promotional = said.filter((word) => word.promotional === 1).length;
        return {
          ...promotionalShare({ total: said.length, promotional }, access.notices),
          ...{ from: begin, until: to, asOf: toCursor(await tx.position()) },
        };
      });
    },
  };
}

/**
 * The brand says something of its own accord: counted once per id, as it was said last, in the transaction in which it does. What
 * nobody is told of counts as well: a prompt is seen by whoever comes.
 */
export async function brandSpoke(
  { tx, now }: Pick<Writing, 'tx' | 'now'>,
  word: {
    readonly id: Id;
    readonly kind: 'news' | 'prompt';
    readonly promotional: boolean;
    readonly at?: Time;
  },
): Promise<void> {
  const { id, kind, promotional, at = now } = word;
  const row = { id, kind, promotional: promotional ? 1 : 0, at };
  if (await tx.get('brand_words', [id])) await tx.update('brand_words', [id], row);
  else await tx.insert('brand_words', row);
}

async function view(
  context: Reading,
  { by, promotional, done, after: _, ...row }: Row<'news'>,
): Promise<News> {
  const cards = await cardsOf(context, by === null ? [] : [by]);
  return {
    ...row,
    by: (by !== null && cards.get(by)) || null,
    promotional: promotional === 1,
    done: done === 1,
  };
}

/**
 * Tells the next members of news: whoever did something here in the last 90 days. A page at a time, so that what happens meanwhile does
 * not wait; what was broken off goes on. Whether there is more to tell.
 */
export async function tellNews(options: EngineOptions, site: Id): Promise<boolean> {
  const system = asSystem(options, site);
  const [due] = await system.read(({ tx }) => tx.range('news', { index: 'due', eq: [0], limit: 1 }));
  if (!due) return false;
  return system.write(NOTICES_LOCK, async (context) => {
    const { tx, now } = context;
    const news = await tx.get('news', [due.id]);
    if (!news || news.done === 1) return true;
    const page = await tx.range('activity', { eq: [], after: [news.after], limit: PAGE });
    const active = page.filter(({ day }) => day > now / DAY - ACTIVE_DAYS);
    const members = await tx.getMany(
      'members',
      active.map(({ member }) => [member]),
    );
    let { told } = news;
    for (const member of members) {
      if (!member || member.mergedInto !== null || member.id === news.by) continue;
      const cause = `news/${news.id}`;
      if (await tellMember(context, member.id, { cause, kind: 'news', subject: news.id, at: now })) told++;
    }
    const done = page.length < PAGE;
    await tx.update('news', [news.id], {
      told,
      after: page.at(-1)?.member ?? news.after,
      done: done ? 1 : 0,
    });
    return true;
  });
}
