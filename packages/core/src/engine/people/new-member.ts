import type { Row } from '../schema.ts';

/** What a member begins with. */
export const NEW_MEMBER: Omit<
  Row<'members'>,
  'id' | 'name' | 'role' | 'strength' | 'avatar' | 'createdAt'
> = {
  mergedInto: null,
  approved: 0,
  sanction: null,
  sanctionUntil: null,
  picture: null,
  given: null,
  lookalike: 0,
};
