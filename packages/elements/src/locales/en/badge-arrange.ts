/** What the dialog says in which a member arranges their badges. */
export const badgeArrange = {
  title: 'Arrange your badges',
  help: 'Drag them, or move them with the arrows. Nobody but you and the team sees what you hide.',
  shown: 'Shown',
  show: (badge: string) => `Show ${badge} to others`,
  up: (badge: string) => `Move ${badge} forward`,
  down: (badge: string) => `Move ${badge} back`,
  moved: (badge: string, place: number, all: number) => `${badge}: place ${place} of ${all}`,
  save: 'Save',
  saving: 'Saving …',
  cancel: 'Cancel',
  saved: 'Your badges are shown like this now.',
  failed: 'That could not be saved. Please try again.',
};
