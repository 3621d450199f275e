/** What a showcase says behind its first words: loads right after them. */
export const badgeShow = {
  granted: (badge: string, tier: string) => `New badge: ${badge}, ${tier}.`,
  again: (badge: string, times: number) => `Earned again: ${badge}, ${times} times now.`,
  new: 'New',
  times: (times: number) => `×${times}`,
  percent: (share: number) => (share > 0 && share < 0.01 ? 'under 1%' : `${Math.round(share * 100)}%`),
  /** Behind the percentage, to be heard. */
  holders: 'of active members have it',
  hidden: 'Hidden from others',
  arrange: 'Arrange',
};
