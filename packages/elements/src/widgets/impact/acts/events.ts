const INIT = { bubbles: true, composed: true } as const;

/** A member is about to share the picture of their impact. A page that prevents it shares in its own way. */
export class HearthImpactShareEvent extends Event {
  static readonly type = 'hearth-impact-share';
  /** A PNG. */
  readonly picture: Blob;
  /** The page that it is of. */
  readonly link: string;
  readonly channel: 'native' | 'file';

  constructor(picture: Blob, link: string, channel: 'native' | 'file') {
    super(HearthImpactShareEvent.type, { ...INIT, cancelable: true });
    this.picture = picture;
    this.link = link;
    this.channel = channel;
  }
}

/** The picture was handed to the device, or saved as a file. Whether it was sent nobody knows. */
export class HearthImpactSharedEvent extends Event {
  static readonly type = 'hearth-impact-shared';
  readonly channel: 'native' | 'file';

  constructor(channel: 'native' | 'file') {
    super(HearthImpactSharedEvent.type, INIT);
    this.channel = channel;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-impact-share': HearthImpactShareEvent;
    'hearth-impact-shared': HearthImpactSharedEvent;
  }
}
