import type { Controller, ControllerHost } from './base-element.ts';

const hosts = new Set<ControllerHost>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  clearTimeout(timer);
  if (document.hidden) return;
  for (const host of hosts) host.requestUpdate();
  timer = setTimeout(tick, 60_000);
}

/** Draws its host again every minute while the page is visible, and when it becomes so. One timer serves all. */
export class MinuteController implements Controller {
  readonly #host: ControllerHost;

  constructor(host: ControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (!hosts.size) {
      document.addEventListener('visibilitychange', tick);
      tick();
    }
    hosts.add(this.#host);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size) return;
    document.removeEventListener('visibilitychange', tick);
    clearTimeout(timer);
  }
}
