/** Where something was asked for, as far as the words for a failure need it. */
export interface Where {
  readonly site: string;
  readonly server: string;
  /** Named by `<hearth-community>`, not by the script tag. */
  readonly provided: boolean;
  /** Whether the page gave a token. */
  readonly signed: boolean;
}

/** What was asked for: the site itself, or something of it that an attribute names. */
export type Asked = 'site' | 'poll' | 'member';
