import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { isRevoked } from '../../credentials/status-list.ts';
import type { OpenBadgeCredential, StatusListCredential } from '../../credentials/types.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { credentialDocuments, credentialOf } from './credentials.ts';
import type { CredentialHouse } from './credential-house.ts';
import { asSystem } from '../system.ts';
import { createWorld, grantRow, SITE, START, type World } from '../testing/world.ts';

const BADGE: BadgeDefinition = {
  id: 'talker',
  name: { en: 'Talker', de: 'Erzählerin' },
  description: 'For words.',
  art: 'https://acme.example/talker.png',
  trigger: 'comment.posted',
  tiers: [{ id: 'one', name: 'One', threshold: 1 }],
  dailyCap: null,
  retired: false,
};
/** Signs nothing, and shows what it was given. */
const house: CredentialHouse = {
  base: (site) => `https://acme.example/ob/${site}`,
  sign: (_site, payload) => Promise.resolve(JSON.stringify(payload)),
};

let world: World;
let ann: Viewer, ben: Viewer;
beforeEach(async () => {
  world = createWorld();
  await world.configure({ badges: [BADGE] });
  [ann, ben] = [await world.join('Ann'), await world.join('Ben')];
  for (const { id } of [ann, ben])
    await asSystem(world.options, SITE).write('x', ({ tx }) =>
      tx.insert('grants', grantRow({ member: id, badge: 'talker', tier: 'one' })),
    );
});

const of = async ({ id }: Viewer): Promise<OpenBadgeCredential> => {
  const asked = { member: id, badge: 'talker', tier: 'one' };
  return JSON.parse((await credentialOf(world.as(null), house, asked)).token) as OpenBadgeCredential;
};
const list = async (number: number): Promise<StatusListCredential> =>
  JSON.parse(
    await credentialDocuments(world.options, house, SITE).statusList(number),
  ) as StatusListCredential;

test('the same tier is the same credential each time, with a place of its own in the list', async () => {
  const [first, again, other] = [await of(ann), await of(ann), await of(ben)];
  assert.deepEqual(first, again);
  assert.notEqual(first.id, other.id);
  assert.notEqual(first.credentialStatus!.statusListIndex, other.credentialStatus!.statusListIndex);
  assert.equal((await world.row('credentials')).length, 2);
});

test('B89 says what was given for what, in English, to whom nobody but its holder can name', async () => {
  const { name, validFrom, credentialSubject } = await of(ann);
  assert.deepEqual([name, validFrom], ['Talker: One', new Date(START).toISOString()]);
  assert.deepEqual(credentialSubject.achievement.image, { id: BADGE.art, type: 'Image' });
  assert.equal(credentialSubject.id, `urn:uuid:${ann.id}`);
});

test('B83 a list tells exactly what was revoked', async () => {
  const [mine, other] = [await of(ann), await of(ben)];
  await asSystem(world.options, SITE).write('x', ({ tx }) =>
    tx.update('grants', [ann.id, 'talker', '', 'one'], { revokedAt: START + 1 }),
  );
  const { encodedList } = (await list(1)).credentialSubject;
  const at = ({ credentialStatus }: OpenBadgeCredential) => Number(credentialStatus!.statusListIndex);
  assert.deepEqual(
    [await isRevoked(encodedList, at(mine)), await isRevoked(encodedList, at(other))],
    [true, false],
  );
  await assert.rejects(of(ann), { code: 'gone' });
});

test('a place that is taken is not given twice, and a list that seems full is followed by another', async () => {
  await of(ann);
  const { slot } = (await world.row('credentials'))[0]!;
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, slot);
  const { ambient } = world.options;
  const stuck = { ...world.options, ambient: { ...ambient, random: () => bytes } };
  const scene = { ...world.as(null), options: stuck };
  await credentialOf(scene, house, { member: ben.id, badge: 'talker', tier: 'one' });
  assert.deepEqual((await world.row('credentials')).map((row) => row.list).sort(), [1, 2]);
  await assert.rejects(list(3), { code: 'not-found' });
});
