import type { Kysely } from 'kysely';
import { createIndex, createTable, type Kind } from './steps.ts';

/** Badges as credentials, where their revocations are told, and the keys that sign them. */
export const credentials = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'credentials', {
      columns: 'member:text badge:text tier:text id:text list:int slot:int',
      key: 'member badge tier',
      indexes: { place: 'list slot member badge tier' },
    });
    await createIndex(db, kind, 'grants', 'revoked', 'revokedAt member badge tier');
    await createTable(db, kind, 'issuer_keys', {
      columns: 'kid:text jwk:text sealed:text createdAt:int retiredAt:int',
      key: 'kid',
    });
  },
});
