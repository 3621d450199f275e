/**
 * Badges as Open Badges 3.0: what a credential says, lists of revocations, credentials in pictures, and their verification. Runs
 * in browsers and on servers; the signing key stays with whoever issues.
 */
export * from './types.ts';
export { CONTEXTS, openBadgeCredential, payloadOf, statusListCredential, type Award } from './credential.ts';
export type { BadgeCredential, KnownIssuer } from '../domain/badges/types.ts';
export { encodeStatusList, isRevoked, STATUS_LIST_LENGTH } from './status-list.ts';
export { bake, unbake } from './bake.ts';
export {
  verifyCredential,
  type Check,
  type CheckName,
  type Verification,
  type VerifyOptions,
} from './verify.ts';
