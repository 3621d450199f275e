/** Why words may be spam. Each makes them wait for staff; none makes them disappear. */
export type SpamSign =
  /** More links than the site takes for talk. */
  | 'links'
  /** The same words were posted lately, by whomever. */
  | 'repeat'
  /** A field was filled in that no person sees. */
  | 'trap'
  /** The spam service says so. */
  | 'service';

/** What a site looks at; what is absent is not looked at. Not told to browsers. */
export interface SpamPolicy {
  /** More links than this wait. */
  readonly links?: number;
  /** Milliseconds in which the same words again wait. */
  readonly repeats?: number;
  /** Whether the backend's spam service is asked, if it has one. */
  readonly service?: boolean;
}

/** Shorter words repeat by chance: "Thank you very much!" */
const REPEAT_LENGTH = 30;

/**
 * What makes two posts the same to a reader: letters and digits, without case, marks and spaces (NFKC, UAX #15). `null`
 * for words too short to tell.
 */
export function gistOf(source: string): string | null {
  const gist = source
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return gist.length < REPEAT_LENGTH ? null : gist;
}

export interface Suspicion {
  /** Addresses that the words link to. */
  readonly links: number;
  /** When the same gist was last posted; `null`: never. */
  readonly repeated: number | null;
  readonly trap: string | undefined;
  /** The service's verdict; `null`: it was not asked, or gave none. */
  readonly spam: boolean | null;
}

/** What speaks against words that are posted at `now`. */
export function spamSigns(
  { links, repeated, trap, spam }: Suspicion,
  policy: SpamPolicy,
  now: number,
): SpamSign[] {
  return [
    ...(policy.links !== undefined && links > policy.links ? ['links' as const] : []),
    ...(policy.repeats !== undefined && repeated !== null && now < repeated + policy.repeats
      ? ['repeat' as const]
      : []),
    ...(trap ? ['trap' as const] : []),
    ...(spam ? ['service' as const] : []),
  ];
}
