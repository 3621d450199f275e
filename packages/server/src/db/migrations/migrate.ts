import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from '../database.ts';
import type { ServerTables } from '../server-tables.ts';
import { initial } from './0001-initial.ts';
import { votes } from './0002-votes.ts';
import { audit } from './0003-audit.ts';
import { marks } from './0004-marks.ts';
import { members } from './0005-members.ts';
import { spam } from './0006-spam.ts';
import { reviews } from './0007-reviews.ts';
import { media } from './0008-media.ts';
import { secondThoughts } from './0009-second-thoughts.ts';
import { ballots } from './0012-ballots.ts';
import { trust } from './0013-trust.ts';
import { course } from './0015-course.ts';
import { entries } from './0016-entries.ts';
import { contests } from './0017-contests.ts';
import { access } from './0019-access.ts';
import { credentials } from './0020-credentials.ts';
import { badgeRules } from './0021-badge-rules.ts';
import { gratitude } from './0022-gratitude.ts';
import { referrals } from './0026-referrals.ts';
import { insiders } from './0023-insiders.ts';
import { showcases } from './0024-showcases.ts';
import { relationship } from './0025-relationship.ts';
import { mail } from './0030-mail.ts';
import { people } from './0031-people.ts';
import { outward } from './0028-outward.ts';
import { notices } from './0029-notices.ts';
import { offers } from './0027-offers.ts';
import { figures } from './0032-figures.ts';

/** Brings the database to the newest schema; on PostgreSQL, several processes may try at once. */
export async function migrate(kysely: Kysely<ServerTables>, kind: Database['kind']): Promise<void> {
  const migrations = {
    '0001-initial': initial(kind),
    '0002-votes': votes(kind),
    '0003-audit': audit(kind),
    '0004-marks': marks(kind),
    '0005-members': members(kind),
    '0006-spam': spam(kind),
    '0007-reviews': reviews(kind),
    '0008-media': media(kind),
    '0009-second-thoughts': secondThoughts(kind),
    '0012-ballots': ballots(kind),
    '0013-trust': trust(kind),
    '0015-course': course(kind),
    '0016-entries': entries(kind),
    '0017-contests': contests(kind),
    '0019-access': access(kind),
    '0020-credentials': credentials(kind),
    '0021-badge-rules': badgeRules(kind),
    '0022-gratitude': gratitude(kind),
    '0026-referrals': referrals(kind),
    '0023-insiders': insiders(kind),
    '0024-showcases': showcases(kind),
    '0025-relationship': relationship(kind),
    '0028-outward': outward(kind),
    '0031-people': people(kind),
    '0032-figures': figures(kind),
    '0027-offers': offers(kind),
    '0029-notices': notices(kind),
    '0030-mail': mail(kind),
  };
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw error instanceof Error ? error : new Error('The database could not be migrated.', { cause: error });
}
