import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';

/** What @hono/node-server hands on with each request. */
export interface NodeEnv {
  readonly incoming?: IncomingMessage;
}

/**
 * Where a request comes from, for limits only; it is never stored or logged. Of an IPv6 address, the /64 that one
 * household has.
 *
 * @param hops how many proxies of ours stand in front, each adding to X-Forwarded-For; what is further left is hearsay.
 */
export function addressOf(request: Request, env: unknown, hops: number): string {
  const peer = (env as NodeEnv | undefined)?.incoming?.socket?.remoteAddress;
  return senderOf(peer, hops === 0 ? null : request.headers.get('X-Forwarded-For'), hops);
}

/** The same for a request that is still Node's: of the connection's other end and `X-Forwarded-For`. */
export function senderOf(
  peer: string | undefined,
  forwarded: string | null | undefined,
  hops: number,
): string {
  const said = hops === 0 ? undefined : (forwarded ?? '').split(',').at(-hops)?.trim();
  return networkOf(said !== undefined && isIP(said) ? said : (peer ?? 'unknown'));
}

export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  const plain = address.split('%')[0]!;
  if (!isIPv6(plain)) return address;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return `${groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`; // prettier-ignore
}
