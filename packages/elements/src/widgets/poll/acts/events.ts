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

  constructor(poll: string) {
    super(HearthWithdrawnEvent.type, INIT);
    this.poll = poll;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-vote': HearthVoteEvent;
    'hearth-voted': HearthVotedEvent;
    'hearth-withdrawn': HearthWithdrawnEvent;
  }
}
