import type { Id } from '../common.ts';

/** Who may add pictures: nobody, members and staff, or guests too. */
export type ImagePolicy = 'off' | 'members' | 'everyone';

/** A picture as the backend keeps it: encoded anew, upright, without anything that its camera or its editor wrote into it. */
export interface Media {
  readonly id: Id;
  /**
   * Where it is shown. While not everybody may see it, the address carries a pass for whom it was told to, and that ends
   * within two hours: show it, don't keep it.
   */
  readonly url: string;
  /** Of the picture, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: ImageType;
  readonly bytes: number;
}

/** What pictures are kept and served as. */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture of a comment. */
export interface CommentImage extends Pick<Media, 'id' | 'url' | 'width' | 'height'> {
  /** What can be seen in it, in words: 1 to {@link ALT_LIMIT} characters. */
  readonly alt: string;
}

/** A picture that was uploaded, to be shown with a comment. */
export interface AttachedImage {
  readonly id: Id;
  readonly alt: string;
}

/** Pictures per comment. */
export const IMAGE_LIMIT = 4;
/** The longest description of a picture, in UTF-16 code units. */
export const ALT_LIMIT = 500;
/** Bytes of an upload, unless an operator says otherwise: a photo of a phone fits. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;
/** Pixels of what is uploaded: fifty megapixels. More is decoded by nobody, for that takes memory before anything is seen. */
export const PIXEL_LIMIT = 50_000_000;
/** The longest side of what is kept, in pixels. */
export const SIDE_LIMIT = 2_048;
