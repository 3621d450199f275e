import type { ErrorDetails } from '@hearth/core/adapter';
import { n } from './n.ts';

/** What every widget says. English rides with the code that speaks it; other languages load as one file each. */
export const common = {
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  loading: 'Loading…',
  signIn: 'Sign in',
  /** Where only a reserved height is shown. */
  expand: 'Show all',
  expandComments: (count: number) => n(count, 'Show # comment', 'Show all # comments'),
  guest: 'Guest',
  erased: 'Former member',
  partMissing: 'This part could not be loaded. What you wrote is kept.',
  /** Of a backend in the browser itself. */
  deviceOnly: 'Saved on this device only.',
  /** What the page's maker must mend. */
  setup: (fix: string) => `This widget is not set up yet. ${fix}`,
  /** What happened, and what to do: by error code. */
  errors: {
    unauthenticated: 'Please sign in first.',
    forbidden: 'You do not have access to this.',
    'not-found': 'This could not be found. It may have been removed.',
    gone: 'This is no longer available.',
    closed: 'This is closed.',
    conflict: 'This has changed in the meantime. Please look at it again.',
    invalid: ({ reason, limit }: ErrorDetails) =>
      reason === 'too-long'
        ? `This is too long: at most ${limit ?? 'a few'} characters.`
        : reason === 'required'
          ? 'Please fill this in.'
          : /^(reserved|lookalike)$/.test(reason ?? '')
            ? 'This name is kept for the community and its team. Please choose another one.'
            : 'Something in this is not right. Please check it.',
    'rate-limited': ({ retryAfter }: ErrorDetails) =>
      retryAfter
        ? `That was a bit fast. Please try again in ${retryAfter} seconds.`
        : 'That was a bit fast. Please try again in a moment.',
    nudge: 'Please read it over once more before sending.',
    unsupported: 'This community does not offer that.',
    offline: 'You seem to be offline. It goes on by itself when you are back.',
    unavailable: 'The community cannot be reached right now. Please try again in a moment.',
    aborted: 'That was cancelled.',
  },
};
