const INIT = { bubbles: true, composed: true };

/** A picture of a badge was made and is about to be shared. Preventing it shares nothing; the page may do so in its own way. */
export class HearthBadgeShareEvent extends Event {
  static readonly type = 'hearth-badge-share';
  readonly badge: string;
  /** A PNG of 1200 by 630 pixels. */
  readonly picture: Blob;
  readonly link: string;

  constructor(badge: string, picture: Blob, link: string) {
    super(HearthBadgeShareEvent.type, { ...INIT, cancelable: true });
    this.badge = badge;
    this.picture = picture;
    this.link = link;
  }
}

/** A picture of a badge was handed to the device's own way to share, or saved as a file. Whether it was posted anywhere, nobody knows. */
export class HearthBadgeSharedEvent extends Event {
  static readonly type = 'hearth-badge-shared';
  readonly badge: string;
  readonly way: 'native' | 'file';

  constructor(badge: string, way: 'native' | 'file') {
    super(HearthBadgeSharedEvent.type, INIT);
    this.badge = badge;
    this.way = way;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-badge-share': HearthBadgeShareEvent;
    'hearth-badge-shared': HearthBadgeSharedEvent;
  }
}
