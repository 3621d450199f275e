const INIT = { bubbles: true, composed: true };

/** A viewer is about to propose an idea. Preventing it keeps what was written, and sends nothing. */
export class HearthProposeEvent extends Event {
  static readonly type = 'hearth-propose';
  readonly poll: string;
  readonly title: string;
  /** Markdown source; may be empty. */
  readonly body: string;

  constructor(poll: string, title: string, body: string) {
    super(HearthProposeEvent.type, { ...INIT, cancelable: true });
    this.poll = poll;
    this.title = title;
    this.body = body;
  }
}

/** The backend has taken this viewer's idea in; it may still await review. */
export class HearthProposedEvent extends Event {
  static readonly type = 'hearth-proposed';
  readonly poll: string;
  /** The idea's id. */
  readonly entry: string;

  constructor(poll: string, entry: string) {
    super(HearthProposedEvent.type, INIT);
    this.poll = poll;
    this.entry = entry;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-propose': HearthProposeEvent;
    'hearth-proposed': HearthProposedEvent;
  }
}
