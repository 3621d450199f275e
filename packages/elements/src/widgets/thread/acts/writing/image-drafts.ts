import type { CommentImage } from '@hearth/core/domain';

/** Pictures of a draft as text; empty where there is nothing to keep. An edit keeps that there shall be none. */
export const draftOf = (images: readonly CommentImage[], always: boolean): string =>
  images.length || always ? JSON.stringify(images) : '';

const isImage = (value: Partial<CommentImage> | null): boolean =>
  typeof value?.id === 'string' &&
  typeof value.url === 'string' &&
  typeof value.alt === 'string' &&
  Number.isFinite(value.width) &&
  Number.isFinite(value.height);

/** Pictures from a draft's text, which anybody may have written; `null` where there is none. */
export function draftImages(text: string): readonly CommentImage[] | null {
  try {
    const images: unknown = JSON.parse(text);
    return Array.isArray(images) ? images.filter(isImage) : null;
  } catch {
    return null;
  }
}
