import type { CommentImage } from '../../domain/media/types.ts';
import type { Entry } from '../../domain/polls/ideas/types.ts';
import type { EntryDraft } from './entries-types.ts';

/**
 * The higher revision is right. News without viewer data leaves what concerns the viewer in place, and the votes that they
 * may see: whether those have changed since, {@link isStale} tells.
 */
export function mergeEntries(known: Entry, news: Entry): Entry {
  if (news.revision < known.revision) return known;
  if (news.voted !== undefined || known.voted === undefined) return news;
  const { voted, votes, can, source, reuse } = known;
  const same = news.state === known.state && news.status === known.status;
  return {
    ...news,
    voted,
    ...(votes !== undefined && news.votes === undefined && news.state === 'published' && { votes }),
    ...(same && { can }),
    ...(same && source !== undefined && news.revision === known.revision && { source }),
    ...(reuse && { reuse }),
  };
}

/** Whether news for everybody leaves open what this viewer may know: it is to be read again. */
export const isStale = (known: Entry | undefined, news: Entry): boolean =>
  known?.voted !== undefined &&
  news.voted === undefined &&
  ((known.votes !== undefined && news.votes === undefined) ||
    known.state !== news.state ||
    known.status !== news.status ||
    known.revision !== news.revision);

/** As it will be if the backend agrees. */
export const voting =
  (on: boolean) =>
  (entry: Entry | undefined): Entry | undefined =>
    entry && {
      ...entry,
      voted: on,
      ...(entry.votes !== undefined && {
        votes: Math.max(0, entry.votes + Number(on) - Number(entry.voted ?? false)),
      }),
    };

const isImage = (value: Partial<CommentImage> | null | undefined): value is CommentImage =>
  typeof value?.id === 'string' &&
  typeof value.url === 'string' &&
  typeof value.alt === 'string' &&
  Number.isFinite(value.width) &&
  Number.isFinite(value.height);

/** Storage may hold anything. */
export function readEntryDraft(text: string): EntryDraft {
  try {
    const { title, body, image } = JSON.parse(text) as Record<string, unknown>;
    return {
      title: typeof title === 'string' ? title : '',
      body: typeof body === 'string' ? body : '',
      ...(isImage(image as CommentImage | null) && { image: image as CommentImage }),
    };
  } catch {
    return { title: '', body: '' };
  }
}
