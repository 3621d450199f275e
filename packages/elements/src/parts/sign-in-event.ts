/**
 * Somebody who is not signed in wants to take part. A page that can sign people in prevents it and does so; otherwise the
 * community asks the identity callback again, which may be enough.
 */
export class HearthSignInEvent extends Event {
  static readonly type = 'hearth-sign-in';

  constructor() {
    super(HearthSignInEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-sign-in': HearthSignInEvent;
  }
}
