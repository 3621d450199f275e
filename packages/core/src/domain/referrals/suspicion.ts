/** What tells that two members may be one person: only its keyed hash is kept. */
export const MARK_KINDS = ['email', 'payment', 'device'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/**
 * Why staff look at a reward before it is approved: a device shared with who invited them; something in common with who invited
 * them in turn, or with another friend of theirs; many at once. Households share these: they are no proof of anything.
 */
export type ReviewSign = 'device' | 'loop' | 'twin' | 'velocity';

/** Default of `velocity`. */
export const VELOCITY = { friends: 10, hours: 24 } as const;

/** What a friend has in common with who invited them decides first: the same mailbox or means of payment is the same person. */
export function refusalOf(shared: ReadonlySet<MarkKind>): 'alias' | 'payment' | null {
  if (shared.has('email')) return 'alias';
  return shared.has('payment') ? 'payment' : null;
}

/** What staff should look at, in the order of the signs. */
export function signsOf({
  shared,
  inLoop,
  twin,
  lately,
  velocity = VELOCITY,
}: {
  readonly shared: ReadonlySet<MarkKind>;
  /** The friend is, or has something in common with, one who invited who invited them. */
  readonly inLoop: boolean;
  /** They have something in common with another friend of the same member. */
  readonly twin: boolean;
  /** Friends of the same member who joined within the hours of `velocity`, this one among them. */
  readonly lately: number;
  readonly velocity?: { readonly friends: number } | undefined;
}): ReviewSign[] {
  return [
    ...(shared.has('device') ? (['device'] as const) : []),
    ...(inLoop ? (['loop'] as const) : []),
    ...(twin ? (['twin'] as const) : []),
    ...(lately > velocity.friends ? (['velocity'] as const) : []),
  ];
}
