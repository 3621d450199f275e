import { isStaff } from '../domain/people/people.ts';
import type { SiteInfo } from '../domain/site.ts';
import type { Ratings, ThreadPage, ThreadSort } from '../domain/threads/types.ts';
import { bodyMarkup } from './body.ts';
import { imagesMarkup } from './images.ts';
import { directionOf } from '../domain/direction.ts';
import { labelsFor } from './labels/labels.ts';
import type { Labels } from './labels/types.ts';
import { anchor, pageAddress, permalink, turnTo } from './links.ts';
import { dataScript, markup, type Markup, type Piece } from './markup.ts';
import { posting } from './posting.ts';
import { product } from './product.ts';
import { timestamp, timeWords } from './times.ts';
import { branches, flattened, type Branch } from './tree.ts';

/** Lists in lists, at most; what is deeper stands in line and names whom it answers, as in the widget. */
const LEVELS = 4;

export interface ThreadMarkupOptions {
  readonly site: Pick<SiteInfo, 'name' | 'locale' | 'timezone'>;
  readonly page: ThreadPage;
  /** The order that `page` was asked for. */
  readonly sort?: ThreadSort;
  /** The brand's page that this is for, absolute; default: the one that the thread knows. */
  readonly url?: string | undefined;
  /** BCP 47; one of `LANGUAGES` is spoken. Default: the site's. */
  readonly locale?: string | undefined;
  /** Whether the same comes as JSON-LD for search engines; `none` for a page that has data of its own. Default `json-ld`. */
  readonly data?: 'json-ld' | 'none' | undefined;
}

interface Scene {
  readonly t: Labels;
  readonly zone: string;
  readonly url: string | null;
  readonly more: ThreadPage['more'];
}

/**
 * A page of a thread as HTML for the inside of a `<hearth-thread>`: a heading, the comments in nested lists, links to older
 * ones, and the same as JSON-LD for search engines. Without scripts it can be read; the widget replaces what it shows.
 */
export function threadMarkup({ site, page, sort = 'newest', ...options }: ThreadMarkupOptions): Markup {
  const t = labelsFor(options.locale ?? site.locale);
  const url = pageAddress(options.url ?? page.thread.url);
  const scene: Scene = { t, zone: site.timezone, url, more: page.more };
  const { comments, ratings } = page.thread;
  const tree = branches(page);
  const about = { site, page, tree, url, erased: t.erased };
  const told = tree.length > 0 && options.data !== 'none';
  const data = told ? ((ratings && product(about, ratings)) ?? posting(about)) : null;
  const title = ratings ? t.reviews : t.title;
  const turn = (cursor: string | null, rel: string, label: string): Piece =>
    cursor === null ? null : markup`<a rel="${rel}" href="${turnTo(url, cursor)}">${label}</a> `;
  // On a page that continues a conversation, its first comment is on another.
  const rest = Object.entries(page.more).filter(([root]) => !page.roots.includes(root));
  const turns = [
    turn(page.prev, 'prev', t.prev[sort]),
    ...rest.map(([, { cursor, count }]) => turn(cursor, 'next', t.moreReplies(count))),
    turn(page.next, 'next', t.next[sort]),
  ];
  return markup`<section class="hearth-comments" lang="${t.lang}" dir="${directionOf(t.lang)}">
<h2>${ratings || comments === 0 ? title : t.count(comments)}</h2>
${summary(t, ratings)}${tree.length > 0 ? list(tree, scene, 0) : markup`<p>${ratings ? t.noReviews : t.empty}</p>`}
${turns.some(Boolean) ? markup`<nav aria-label="${title}">${turns}</nav>` : null}
</section>${data && dataScript(data)}
`;
}

/** What the reviews come to. */
const summary = (t: Labels, ratings: Ratings | undefined): Piece =>
  ratings?.mean
    ? markup`<p class="hearth-ratings">${t.stars(ratings.mean)}, ${t.reviewCount(ratings.count)}</p>\n`
    : null;

const list = (tree: readonly Branch[], scene: Scene, level: number): Markup =>
  markup`<ol>${tree.map((branch) => item(branch, scene, level))}</ol>`;

function item(branch: Branch, scene: Scene, level: number): Markup {
  const nested = level < LEVELS;
  const { id, parent } = branch.comment;
  const more = parent === null && Object.hasOwn(scene.more, id) ? scene.more[id] : undefined;
  const rest =
    more && markup`<p><a href="${turnTo(scene.url, more.cursor)}">${scene.t.moreReplies(more.count)}</a></p>`;
  const below = nested && branch.replies.length > 0 ? list(branch.replies, scene, level + 1) : null;
  const own = markup`<li>${article(branch, scene, false)}${below}${rest}</li>
`;
  if (nested) return own;
  return markup`${[own, ...flattened(branch.replies).map((each) => markup`<li>${article(each, scene, true)}</li>\n`)]}`;
}

/** `named`: says whom it answers, since its place doesn't. */
function article({ comment, parent }: Branch, { t, zone, url }: Scene, named: boolean): Markup {
  const { id, author, body, status, createdAt, editedAt, rating, verified, votes } = comment;
  if (body === null)
    return markup`<article id="${anchor(id)}"><p>${status === 'deleted' ? t.deleted : t.hidden}</p></article>`;
  const flair = isStaff(author) ? markup` <span class="hearth-staff">${t.staff}</span>` : null;
  const edited = editedAt === null ? null : markup` <span class="hearth-edited">(${t.edited})</span>`;
  const answers =
    parent && named
      ? markup`<p class="hearth-answers"><a href="${permalink(url, parent.id)}">${t.inReplyTo(parent.author?.name ?? t.erased)}</a></p>`
      : null;
  const stars =
    rating !== undefined &&
    markup`<p class="hearth-rating">${t.stars(rating)}${verified ? `, ${t.verified}` : null}</p>\n`;
  const helped =
    rating !== undefined &&
    votes &&
    votes.up > 0 &&
    markup`\n<p class="hearth-helpful">${t.helpful(votes.up)}</p>`;
  return markup`<article id="${anchor(id)}">
<header><bdi class="hearth-author">${author?.name ?? t.erased}</bdi>${flair} <a href="${permalink(url, id)}" rel="bookmark"><time datetime="${timestamp(createdAt)}">${timeWords(createdAt, t.lang, zone)}</time></a>${edited}</header>
${stars || null}${answers}<div class="hearth-body" dir="auto">${bodyMarkup(body)}</div>
${imagesMarkup(comment)}${helped || null}
</article>`;
}
