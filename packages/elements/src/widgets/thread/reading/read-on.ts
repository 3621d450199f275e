import type { ControllerHost } from '../../../parts/base-element.ts';
import { MinuteController } from '../../../parts/minute.ts';

/** What may bring other rows into sight: of the page, or of any box around the thread. */
const MOVES = ['scroll', 'resize'];

/**
 * What follows once a first page is drawn: each minute it says anew how long ago something was, and when the reader comes near
 * the first row that is drawn in brief, all are drawn whole. A scroll is heard before its frame is drawn, so that nobody sees a
 * row in brief.
 *
 * @param whole so many rows are whole, those behind them in brief
 * @param near what it is drawn by learns of it
 */
export function readOn(host: ControllerHost & Element, whole: number, near: () => void): void {
  new MinuteController(host);
  let done = false;
  const listen = (change: typeof addEventListener): void => {
    for (const move of MOVES) change(move, look, true);
  };
  const look = (): void => {
    const row = host.shadowRoot!.querySelectorAll('ol.list > li')[Math.ceil(whole)];
    if (row && row.getBoundingClientRect().top > innerHeight * 1.25) return;
    listen(removeEventListener);
    done = true;
    near();
    host.requestUpdate();
  };
  host.addController({
    hostConnected() {
      if (done) return;
      listen(addEventListener);
      // The reader may have moved before this code was here.
      look();
    },
    hostDisconnected: () => listen(removeEventListener),
  });
}
