import type { Id } from '../domain/common.ts';
import type { SiteInfo } from '../domain/site.ts';
import type { Comment, Latest, Thread } from '../domain/threads/types.ts';
import { bodyMarkup } from './body.ts';
import { imagesMarkup } from './images.ts';
import { labelsFor } from './labels/labels.ts';
import type { Labels } from './labels/types.ts';
import { pageAddress, permalink } from './links.ts';
import { markup, type Markup } from './markup.ts';
import { timestamp } from './times.ts';

export interface FeedOptions {
  readonly site: Pick<SiteInfo, 'id' | 'name' | 'locale'>;
  /** Of a thread; without it, of the whole site. */
  readonly topic?: string | undefined;
  readonly latest: Latest;
  /** Where the feed is found, absolute. */
  readonly address: string;
  /** BCP 47; one of `LANGUAGES` is spoken. Default: the site's. */
  readonly locale?: string | undefined;
}

/** The newest comments as an Atom feed (RFC 4287); replies name what they answer (RFC 4685). */
export async function feedMarkup({ site, topic, latest, address, locale }: FeedOptions): Promise<Markup> {
  const t = labelsFor(locale ?? site.locale);
  const threads = new Map(latest.threads.map((thread) => [thread.topic, thread]));
  const own = topic === undefined ? undefined : threads.get(topic);
  const url = pageAddress(own?.url ?? null);
  const entries = await Promise.all(
    latest.comments.map((comment) => entry(comment, threads.get(comment.topic), t)),
  );
  const updated = Math.max(own?.openedAt ?? 0, ...latest.comments.map(changedAt));
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${t.lang}">
<id>${await urn(['feed', new URL(address).host, site.id, topic ?? null])}</id>
<title>${t.comments(own ? titleOf(own) : site.name)}</title>
<updated>${timestamp(updated)}</updated>
<author><name>${site.name}</name></author>
<link rel="self" type="application/atom+xml" href="${address}"/>
${url && markup`<link rel="alternate" type="text/html" href="${url}"/>\n`}${entries}</feed>
`;
}

const titleOf = ({ title, topic }: Pick<Thread, 'title' | 'topic'>): string => title ?? topic;
const changedAt = ({ editedAt, createdAt }: Comment): number => editedAt ?? createdAt;

async function entry(comment: Comment, thread: Thread | undefined, t: Labels): Promise<Markup> {
  const { id, parent, author, body, createdAt, topic } = comment;
  const url = pageAddress(thread?.url ?? null);
  const name = author?.name ?? t.erased;
  const answers = parent !== null && markup`<thr:in-reply-to ref="${await commentUrn(parent)}"/>\n`;
  return markup`<entry>
<id>${await commentUrn(id)}</id>
<title>${t.entry(name, titleOf(thread ?? { title: null, topic }))}</title>
<updated>${timestamp(changedAt(comment))}</updated>
<published>${timestamp(createdAt)}</published>
<author><name>${name}</name></author>
${url && markup`<link rel="alternate" type="text/html" href="${permalink(url, id)}"/>\n`}${answers || null}<content type="html">${markup`${bodyMarkup(body ?? [])}${imagesMarkup(comment)}`.toString()}</content>
</entry>
`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A comment keeps its id wherever it is told: our ids are UUIDs; of others, one is made. */
const commentUrn = async (id: Id): Promise<string> =>
  UUID.test(id) ? `urn:uuid:${id}` : urn(['comment', id]);

/** The same UUID for the same name: version 8, made of SHA-256 (RFC 9562 §5.8 and B.2). */
async function urn(name: readonly (string | null)[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(name));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
