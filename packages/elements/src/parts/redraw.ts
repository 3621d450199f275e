import type { ControllerHost } from './base-element.ts';

/** Draws a widget again, then focuses the first of what `selector` finds: the button that had the focus may be gone. */
export function redraw(host: ControllerHost & Element, selector: string): void {
  host.requestUpdate();
  void host.updateComplete.then(() => host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
}
