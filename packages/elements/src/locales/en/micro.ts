const and = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);

/** Polls whose answers feed segments: what they are used for, and what is stored. Loads with the first of them. */
export const micro = {
  title: 'What your answer is used for',
  deletable: 'You can delete it at any time.',
  agree: 'I agree that my answer is stored and used for this.',
  agreed: (when: string) => `You agreed to this on ${when}.`,
  manage: 'Your stored answers',
  none: 'No answers of yours are stored.',
  since: (when: string) => `Stored since ${when}`,
  belong: (names: readonly string[]) => `They make you part of: ${and(names)}.`,
  wipe: 'Delete all my answers',
  sure: 'Delete all of these answers? That cannot be undone.',
  yes: 'Delete all',
  wiped: 'All your answers are deleted.',
};
