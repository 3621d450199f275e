import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { DeliveryFault } from '@hearth/core/domain';

/** An address that a connection is made to, and to no other. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All addresses of a host name. Rejects where it has none. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

/** Why nothing is sent there. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly fault: Extract<DeliveryFault, 'unresolved' | 'refused'>;

  constructor(fault: Unreachable['fault'], message: string) {
    super(message);
    this.fault = fault;
  }
}

/**
 * What is not the public internet.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const SPECIAL = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  // Within 2000::/3, which is all of the public IPv6: tunnels, which lead to any IPv4 address, benchmarks and examples.
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
]);
/** All that is public of IPv6; the rest is local, mapped, translated, multicast or not given out. */
const PUBLIC_6 = listOf(['2000::/3']);

/** Networks as `10.1.0.0/16` or single addresses. Throws for what is neither. */
export function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix, ...rest] = network.split('/');
    const family = isIP(address);
    const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix);
    if (
      family === 0 ||
      rest.length > 0 ||
      !/^\d{1,3}$/.test(prefix ?? '0') ||
      bits > (family === 4 ? 32 : 128)
    )
      throw new RangeError(`"${network}" is no network: write one such as 10.1.0.0/16.`);
    list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** Whether it is an address of the public internet. */
export function isPublic({ address, family }: Address): boolean {
  if (family === 4) return !SPECIAL.check(address, 'ipv4');
  return PUBLIC_6.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
}

const resolveAll: Resolve = async (host) =>
  (await lookup(host, { all: true, order: 'verbatim' })) as unknown as readonly Address[];

/**
 * Finds out where a host name leads, and whether anything may be sent there: so that nobody gets this server to speak to its own
 * network by a name that points into it. The connection is then made to the address that was looked at, since a second look at the
 * name may give another. All addresses have to be good: which of them is taken is chance.
 *
 * @param trusted networks that are good though they are not public
 */
export async function whereTo(
  hostname: string,
  trusted: BlockList,
  resolve: Resolve = resolveAll,
): Promise<Address> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  let found: readonly Address[];
  try {
    found = family === 0 ? await resolve(literal) : [{ address: literal, family: family as 4 | 6 }];
  } catch (error) {
    throw new Unreachable('unresolved', `"${hostname}" has no address: ${(error as Error).message}`);
  }
  const [first] = found;
  if (!first) throw new Unreachable('unresolved', `"${hostname}" has no address.`);
  const good = ({ address, family }: Address) =>
    isPublic({ address, family }) || trusted.check(address, family === 4 ? 'ipv4' : 'ipv6');
  if (!found.every(good))
    throw new Unreachable('refused', `"${hostname}" leads to an address that is not public.`);
  return first;
}
