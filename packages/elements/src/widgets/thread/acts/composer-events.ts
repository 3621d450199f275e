import type { CommentImage } from '@hearth/core/domain';

/** What a composer tells the thread that holds it. These stay inside; the public events are the thread's. */
export class ComposeInput extends Event {
  static readonly type = 'hearth-compose-input';
  readonly text: string;

  constructor(text: string) {
    super(ComposeInput.type);
    this.text = text;
  }
}

/** The pictures that are ready, and what is said of them. */
export class ComposeImages extends Event {
  static readonly type = 'hearth-compose-images';
  readonly images: readonly CommentImage[];

  constructor(images: readonly CommentImage[]) {
    super(ComposeImages.type);
    this.images = images;
  }
}

export class ComposeSend extends Event {
  static readonly type = 'hearth-compose-send';
  readonly text: string;
  /** A guest's name; `null` where none was asked for. */
  readonly name: string | null;
  /** Its author was asked to read it over, and means it. */
  readonly anyway: boolean;
  /** Its pictures; `undefined` where nobody touched any. */
  readonly images: readonly CommentImage[] | undefined;

  constructor(text: string, name: string | null, anyway: boolean, images?: readonly CommentImage[]) {
    super(ComposeSend.type);
    this.text = text;
    this.name = name;
    this.anyway = anyway;
    this.images = images;
  }
}

export class ComposeCancel extends Event {
  static readonly type = 'hearth-compose-cancel';
  /** Put away for now: the words stay as a draft. */
  readonly keep: boolean;

  constructor(keep: boolean) {
    super(ComposeCancel.type);
    this.keep = keep;
  }
}
