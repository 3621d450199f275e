import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { DEFAULT_PREFERENCES } from '../../domain/people/preferences.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { SITE } from '../testing/world.ts';
import { moveEverything } from './merge.ts';
import { preferenceMethods } from './preferences.ts';

let talk: Talk;
let mira: Viewer;
beforeEach(async () => {
  talk = await createTalk();
  mira = await talk.join('Mira');
});

const of = (viewer: Viewer | null) => preferenceMethods(talk.scene(viewer));
const set = (viewer: Viewer | null, change: object) =>
  of(viewer).setPreferences({ key: talk.world.id(), ...change });
const mute = (viewer: Viewer | null, topic: string, on = true) =>
  of(viewer).muteThread({ key: talk.world.id(), topic, on });

test('who has said nothing gets what everybody gets; what is said is kept, and is theirs alone', async () => {
  assert.deepEqual(await of(mira).preferences(), DEFAULT_PREFERENCES);
  const said = await set(mira, { language: 'DE-at', kinds: { polls: false } });
  assert.equal(said.language, 'de-AT');
  assert.deepEqual(await of(mira).preferences(), said);
  assert.deepEqual(await of(await talk.join('Jonas')).preferences(), DEFAULT_PREFERENCES);
  await assert.rejects(of(null).preferences(), { code: 'unauthenticated' });
  await assert.rejects(set(null, {}), { code: 'unauthenticated' });
  await assert.rejects(set(mira, { quiet: { from: '22:00', to: 'late' } }), {
    code: 'invalid',
    details: { field: 'quiet.to', reason: 'format' },
  });
});

test('threads are muted once, by whoever is known, and only where there is one', async () => {
  await talk.post(mira, 'Words', null, { page: { title: 'The page', url: 'https://acme.example/a' } });
  await mute(mira, 'a');
  await mute(mira, 'a');
  assert.deepEqual(await of(mira).mutedThreads(), {
    threads: [{ topic: 'a', title: 'The page', url: 'https://acme.example/a' }],
  });
  await assert.rejects(mute(mira, 'nothing-here'), { code: 'not-found' });
  await assert.rejects(mute(null, 'a'), { code: 'unauthenticated' });
  await mute(mira, 'a', false);
  assert.deepEqual(await of(mira).mutedThreads(), { threads: [] });
});

test('a guest who signs in keeps their wishes, unless the member has said something', async () => {
  const guest = await talk.join('Gus', 'guest');
  await talk.post(mira, 'Words');
  await set(guest, { mail: 'weekly', streak: true });
  await mute(guest, 'a');
  await moveEverything({ options: talk.options, site: SITE }, guest.id, mira.id);
  assert.equal((await of(mira).preferences()).mail, 'weekly');
  assert.deepEqual((await of(mira).mutedThreads()).threads.length, 1);
  const other = await talk.join('Gil', 'guest');
  await set(other, { mail: 'off' });
  await moveEverything({ options: talk.options, site: SITE }, other.id, mira.id);
  assert.equal((await of(mira).preferences()).mail, 'weekly');
  assert.deepEqual(
    (await talk.world.row('preferences')).map(({ member }) => member),
    [mira.id],
  );
});
