import { directionOf, wording, type Notice } from '@hearth/core/domain';
import type { Letter } from '@hearth/core/engine';
import { markup, type Markup } from '@hearth/core/markup';
import type { Words } from './words/types.ts';
import { wordsFor } from './words/words.ts';

/** A mail, whole but for how it travels. */
export interface DrawnMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Address and one-click address to leave by (RFC 8058); absent in mails that one has asked for. */
  readonly leave?: string;
}

/** Where the pages of mails are found, without a slash at the end. */
export interface MailPlaces {
  readonly confirm: (token: string) => string;
  readonly leave: (token: string) => string;
}

/** Letters of a subject: more is cut by whoever shows it. */
const SUBJECT = 120;

/**
 * A letter in its reader's language, as plain text and as HTML of the same words. What people wrote is put into fixed templates, which
 * escape it; no picture is fetched, so opening it tells nobody anything.
 */
export function drawLetter(letter: Letter, places: MailPlaces): DrawnMail {
  const words = wordsFor(letter.language);
  return letter.says.kind === 'confirm'
    ? drawConfirm(letter, letter.says, words, places)
    : drawNotices(letter, letter.says, words, places);
}

type Says<K extends Letter['says']['kind']> = Extract<Letter['says'], { readonly kind: K }>;

/** Nothing that anybody else chose stands in it: whoever types in a stranger's address shall not speak to them by us. */
function drawConfirm(
  { to, siteName, zone, ...letter }: Letter,
  { token, until }: Says<'confirm'>,
  words: Words,
  places: MailPlaces,
): DrawnMail {
  const t = words.confirm;
  const link = places.confirm(token);
  const when = new Intl.DateTimeFormat(words.lang, {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: zone },
  }).format(until);
  const footer = footerOf(letter, words);
  return {
    subject: oneLine(t.subject(siteName)),
    text: lines([t.text(siteName, to), `${t.button}:\n${link}`, t.until(when), t.ignore, footer]),
    html: page(
      words,
      siteName,
      markup`<p>${t.text(siteName, to)}</p>
<p><a class="button" href="${link}">${t.button}</a></p>
<p>${t.until(when)}</p>
<p>${t.ignore}</p>`,
      footer === '' ? null : markup`<p>${footer}</p>`,
    ),
  };
}

function drawNotices(
  { siteName, page: home, ...letter }: Letter,
  { pace, notices, more, token }: Says<'notices'>,
  words: Words,
  places: MailPlaces,
): DrawnMail {
  const items = notices.map((notice) => itemOf(notice, words, home));
  const count = items.length + more;
  const subject =
    count === 1 ? `${items[0]!.sentence.replace(/\.$/, '')} – ${siteName}` : words.several(count, siteName);
  const leave = places.leave(token);
  const footer = footerOf(letter, words);
  const rest = more > 0 ? words.more(more) : '';
  return {
    subject: oneLine(subject),
    leave,
    text: lines([
      words.intro(pace, siteName),
      ...items.map(({ sentence, quote, url }) =>
        [`• ${sentence}`, quote && `  > ${quote}`, url && `  ${url}`].filter(Boolean).join('\n'),
      ),
      rest,
      '-- ',
      words.because(pace, siteName),
      `${words.leave}:\n${leave}`,
      footer,
    ]),
    html: page(
      words,
      siteName,
      markup`<p>${words.intro(pace, siteName)}</p>
<ul>${items.map(
        ({ sentence, quote, url }) => markup`
<li><p>${sentence}</p>${quote && markup`<blockquote>${quote}</blockquote>`}${
          url && markup`<p><a href="${url}">${words.look}<span class="away"> – ${sentence}</span></a></p>`
        }</li>`,
      )}
</ul>
${rest === '' ? null : markup`<p>${rest}</p>`}`,
      markup`<p>${words.because(pace, siteName)} <a href="${leave}">${words.leave}</a></p>${
        footer === '' ? null : markup`<p>${footer}</p>`
      }`,
    ),
  };
}

interface Item {
  readonly sentence: string;
  /** What was written, or said to it. */
  readonly quote: string;
  readonly url: string;
}

function itemOf(notice: Notice, words: Words, home: string | null): Item {
  const { kind, subject, excerpt, reason, note, from = [], people = from.length, place, url } = notice;
  const t = words.notices;
  const title = oneLine(wording(subject.title, words.lang));
  const who =
    from.length > 0
      ? words.people(
          from.map(({ name }) => oneLine(name)),
          Math.max(0, people - from.length),
        )
      : words.somebody;
  const sentences: Readonly<Record<string, () => string>> = {
    reply: () => t.reply(who, title),
    mention: () => t.mention(who, title),
    answer: () => t.answer(who, title),
    'post.approved': () => t.approved(title),
    'post.rejected': () => t.rejected(title),
    'post.featured': () => t.featured(title),
    'poll.decided': () => t.decided(title),
    'poll.shipped': () => t.shipped(title),
    'poll.declined': () => t.declined(title),
    'poll.reached': () => t.reached(title),
    badge: () => t.badge(title),
    'badge.filled': () => t.filled(Number(notice.about?.['grants'] ?? 1)),
    tier: () => t.tier(title),
    gift: () => t.gift(title),
    thanks: () => t.thanks(title === '' ? words.team : title),
    'perk.booked': () => t.booked(title),
    news: () => title,
  };
  const said = excerpt ?? reason ?? (note === undefined ? '' : wording(note, words.lang));
  return {
    sentence: (sentences[kind] ?? (() => t.other(title)))(),
    quote: oneLine(said, 500),
    url: safe(url) ?? commentUrl(place) ?? safe(home ?? undefined) ?? '',
  };
}

function commentUrl(place: Notice['place']): string | null {
  const page = safe(place?.url ?? undefined);
  if (!page || place?.comment === undefined) return page;
  const url = new URL(page);
  url.hash = `hearth-comment-${place.comment}`;
  return url.href;
}

/** A web address, or nothing: no mail leads anywhere else. */
const safe = (url: string | undefined): string | null =>
  url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    ? new URL(url).href
    : null;

/** Without line breaks and other controls, which could end a header or turn the text around, and of a length that fits. */
export function oneLine(text: string, most = SUBJECT): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const letters = [...line];
  return letters.length <= most
    ? line
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

const footerOf = ({ settings }: Pick<Letter, 'settings'>, { lang }: Words): string =>
  settings.footer === undefined ? '' : wording(settings.footer, lang);

const lines = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

/** Big enough to read, dark where that is wished for, and without a sheet still in order. */
const STYLE = markup`<style>
:root { color-scheme: light dark }
body { margin: 0; background: Canvas; color: CanvasText; font: 16px/1.5 system-ui, sans-serif }
main, footer { max-width: 576px; margin: 0 auto; padding: 16px }
h1 { font-size: 20px; line-height: 1.25 }
ul { margin: 0; padding: 0; list-style: none }
li { margin: 0 0 20px }
p { margin: 0 0 8px }
blockquote { margin: 0 0 8px; padding: 0 0 0 12px; border-left: 3px solid #8888 }
[dir=rtl] blockquote { padding: 0 12px 0 0; border-left: 0; border-right: 3px solid #8888 }
.button { display: inline-block; padding: 10px 18px; border-radius: 8px; background: #1d4ed8; color: #fff; text-decoration: none; font-weight: 600 }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
footer { font-size: 14px; opacity: .75 }
</style>`;

const page = (words: Words, title: string, body: Markup, footer: Markup | null): string =>
  markup`<!doctype html>
<html lang="${words.lang}" dir="${directionOf(words.lang)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${STYLE}</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
${footer && markup`<footer>${footer}</footer>`}
</body>
</html>`.toString();

/** What an operator sends to see that it arrives. */
export function drawTest(siteName: string, language: string): DrawnMail {
  const words = wordsFor(language);
  const text = words.test.text(siteName);
  return {
    subject: oneLine(words.test.subject(siteName)),
    text: lines([text]),
    html: page(words, siteName, markup`<p>${text}</p>`, null),
  };
}
