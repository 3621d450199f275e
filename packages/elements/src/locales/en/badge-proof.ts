/** How a badge is proven: loads when somebody wants to know. */
export const badgeProof = {
  verify: 'Verify',
  verifying: 'Verifying …',
  again: 'Verify again',
  download: (format: string) => `Download as ${format}`,
  failed: 'That did not work. Please try again.',
  none: 'This community does not give its badges as credentials.',
  verdicts: {
    verified: (name: string) => `Verified: ${name} gave this badge, and it holds.`,
    refused: 'This badge does not hold.',
    unknown: 'Not everything could be checked. Please try again later.',
  },
  checks: {
    format: 'It is an Open Badge',
    issuer: 'This community knows who gave it',
    signature: 'It is signed, and nothing was changed since',
    claims: 'Envelope and content agree',
    dates: 'It is valid now',
    status: 'It was not taken back',
  },
  results: { passed: 'yes', failed: 'no', unknown: 'not checked' },
};
