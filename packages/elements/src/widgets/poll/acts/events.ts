const INIT = { bubbles: true, composed: true };

/** A viewer is about to vote. Preventing it keeps what was chosen, and sends nothing. */
export class HearthVoteEvent extends Event {
  static readonly type = 'hearth-vote';
  readonly poll: string;
  readonly choices: readonly string[];

  constructor(poll: string, choices: readonly string[]) {
    super(HearthVoteEvent.type, { ...INIT, cancelable: true });
    this.poll = poll;
    this.choices = choices;
  }
}

/** The backend has counted this viewer's vote. */
export class HearthVotedEvent extends Event {
  static readonly type = 'hearth-voted';
  readonly poll: string;
  readonly choices: readonly string[];

  constructor(poll: string, choices: readonly string[]) {
    super(HearthVotedEvent.type, INIT);
    this.poll = poll;
    this.choices = choices;
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
