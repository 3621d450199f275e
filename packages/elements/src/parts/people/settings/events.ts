/** The viewer was forgotten, by their own wish: a moment for the page to sign them out as well. */
export class HearthErasedEvent extends Event {
  constructor() {
    super('hearth-erased', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-erased': HearthErasedEvent;
  }
}
