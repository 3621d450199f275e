import type { ReferenceElement } from '@floating-ui/dom';

/**
 * Puts a panel beside its anchor, inside the window, and keeps it there. floating-ui loads with the first use. `placed` is called once,
 * when it stands there (class `placed`). Returns how to stop.
 */
export function place(anchor: ReferenceElement, panel: HTMLElement, placed?: () => void): () => void {
  let stop: (() => void) | null = null;
  let stopped = false;
  void import('@floating-ui/dom').then(({ autoUpdate, computePosition, flip, offset, shift }) => {
    if (stopped) return;
    stop = autoUpdate(anchor, panel, () => {
      void computePosition(anchor, panel, {
        strategy: 'fixed',
        placement: 'bottom-start',
        middleware: [offset(4), flip(), shift({ padding: 8 })],
      }).then(({ x, y }) => {
        panel.style.setProperty('left', `${x}px`);
        panel.style.setProperty('top', `${y}px`);
        if (panel.classList.contains('placed')) return;
        panel.classList.add('placed');
        placed?.();
      });
    });
  });
  return () => {
    stopped = true;
    stop?.();
  };
}
