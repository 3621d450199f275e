/**
 * Tokens of the mock are readable JSON behind a word that names their purpose. They prove nothing to anybody, which is
 * what a mock is for: no key, and they outlive a restart.
 */
export type Purpose = 'identity' | 'bearer' | 'guest';

export function toToken(purpose: Purpose, content: object): string {
  return `mock-${purpose}.${encodeURIComponent(JSON.stringify(content))}`;
}

/** `null` for what is no token of this purpose. */
export function fromToken(purpose: Purpose, token: string): Readonly<Record<string, unknown>> | null {
  const prefix = `mock-${purpose}.`;
  if (!token.startsWith(prefix)) return null;
  try {
    const content: unknown = JSON.parse(decodeURIComponent(token.slice(prefix.length)));
    return typeof content === 'object' ? (content as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

/** Somebody the mock takes the page's word for. */
export interface MockIdentity {
  /** Names the member: the same subject is the same person. */
  readonly subject: string;
  readonly name: string;
  /** Default: `member`. */
  readonly role?: 'member' | 'staff' | 'owner';
  /** Topics whose subject they have bought: their reviews there are marked as verified. */
  readonly bought?: readonly string[];
}

/** What a brand's server would sign: give it to the http adapter's `identity`. */
export function mockIdentity(identity: MockIdentity): string {
  return toToken('identity', identity);
}
