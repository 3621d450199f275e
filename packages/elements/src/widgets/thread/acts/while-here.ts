import type { ControllerHost } from '../../../parts/base-element.ts';

const kept = new WeakMap<ControllerHost, Map<string, () => void>>();

/**
 * Hears the page on behalf of a widget: while that is connected, and until somebody else hears for it under the same name, as
 * when it turns to another topic.
 *
 * @param start begins to listen, and answers how to stop
 */
export function whileHere(host: ControllerHost, name: string, start: () => () => void): void {
  const names = kept.get(host) ?? new Map<string, () => void>();
  kept.set(host, names);
  names.get(name)?.();
  let ended = false;
  let stop: (() => void) | null = null;
  const hostDisconnected = (): void => {
    stop?.();
    stop = null;
  };
  names.set(name, () => {
    ended = true;
    hostDisconnected();
  });
  host.addController({
    hostConnected(): void {
      if (!ended) stop ??= start();
    },
    hostDisconnected,
  });
}
