import type { Points } from '@hearth/core/domain';

const INIT = { bubbles: true, composed: true };

/** A viewer is about to vote. Preventing it keeps what was chosen, and sends nothing. */
export class HearthVoteEvent extends Event {
  static readonly type = 'hearth-vote';
  readonly poll: string;
  readonly choices: readonly string[];
  /** Where options get points, in place of choices. */
  readonly points: Points | undefined;

  constructor(poll: string, choices: readonly string[], points?: Points) {
    super(HearthVoteEvent.type, { ...INIT, cancelable: true });
    this.poll = poll;
    this.choices = choices;
    this.points = points;
  }
}

/** The backend has counted this viewer's vote. */
export class HearthVotedEvent extends Event {
  static readonly type = 'hearth-voted';
  readonly poll: string;
  readonly choices: readonly string[];
  /** Where options get points, in place of choices. */
  readonly points: Points | undefined;

  constructor(poll: string, choices: readonly string[], points?: Points) {
    super(HearthVotedEvent.type, INIT);
    this.poll = poll;
    this.choices = choices;
    this.points = points;
  }
}

/** The backend has taken this viewer's vote back. */
export class HearthWithdrawnEvent extends Event {
  static readonly type = 'hearth-withdrawn';
  readonly poll: string;
  /** Of an idea board: the idea that the vote was for. Empty elsewhere, where all of the vote is taken back. */
  readonly choices: readonly string[];

  constructor(poll: string, choices: readonly string[] = []) {
    super(HearthWithdrawnEvent.type, INIT);
    this.poll = poll;
    this.choices = choices;
  }
}

/** A picture of the result was made and is about to be shared. Preventing it shares nothing; the page may do so in its own way. */
export class HearthResultShareEvent extends Event {
  static readonly type = 'hearth-result-share';
  readonly poll: string;
  /** A PNG of 1200 by 630 pixels. */
  readonly picture: Blob;
  readonly link: string;

  constructor(poll: string, picture: Blob, link: string) {
    super(HearthResultShareEvent.type, { ...INIT, cancelable: true });
    this.poll = poll;
    this.picture = picture;
    this.link = link;
  }
}

/** The picture was handed to the device, or saved as a file. Whether it was sent nobody knows. */
export class HearthResultSharedEvent extends Event {
  static readonly type = 'hearth-result-shared';
  readonly poll: string;
  readonly channel: 'native' | 'file';

  constructor(poll: string, channel: 'native' | 'file') {
    super(HearthResultSharedEvent.type, INIT);
    this.poll = poll;
    this.channel = channel;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-vote': HearthVoteEvent;
    'hearth-voted': HearthVotedEvent;
    'hearth-withdrawn': HearthWithdrawnEvent;
    'hearth-result-share': HearthResultShareEvent;
    'hearth-result-shared': HearthResultSharedEvent;
  }
}
