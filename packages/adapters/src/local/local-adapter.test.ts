import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change } from '@hearth/core/adapter';
import { localAdapter, type LocalAdapter, type LocalOptions } from './local-adapter.ts';

const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const make = (options: Partial<LocalOptions> = {}): LocalAdapter =>
  localAdapter({ site: 'page', database: null, ...options });

describe('the local adapter', () => {
  test('knows nobody until somebody acts, then a guest of this device whose words stand at once', async () => {
    const adapter = make();
    const session = await adapter.connect();
    assert.equal(session.viewer, null);
    await assert.rejects(adapter.threads!.post({ id: id(1), topic: 'a', parent: null, body: 'x' }), {
      code: 'unauthenticated',
    });
    const viewer = await adapter.members!.joinAsGuest({ name: ' Ada ' });
    assert.deepEqual([viewer.name, viewer.role, viewer.strength], ['Ada', 'guest', 'device']);
    assert.deepEqual(await adapter.members!.joinAsGuest({ name: 'Other' }), viewer);
    assert.deepEqual((await adapter.connect()).viewer, viewer);
    const comment = await adapter.threads!.post({ id: id(1), topic: 'a', parent: null, body: '**Hello**' });
    assert.deepEqual([comment.status, comment.author?.name], ['published', 'Ada']);
    assert.deepEqual(comment.body, [
      { type: 'paragraph', children: [{ type: 'strong', children: ['Hello'] }] },
    ]);
    await adapter.close();
  });

  test('refuses a name that cannot be one', async () => {
    const adapter = make();
    for (const name of ['  ', 'x'.repeat(51), 'a\u202eb', 'zero\u200bwidth']) {
      await assert.rejects(adapter.members!.joinAsGuest({ name }), { code: 'invalid' });
    }
    assert.equal((await adapter.connect()).viewer, null);
    await adapter.close();
  });

  test('goes on telling of changes across the first act', async () => {
    const adapter = make();
    const { asOf } = await adapter.connect();
    const changes: Change[] = [];
    const heard = new Promise<void>((resolve) => {
      adapter.subscribe!({
        since: asOf,
        channels: ['thread/a'],
        onChange: (change) => {
          changes.push(change);
          if (changes.length === 2) resolve();
        },
        onResync: () => assert.fail('nothing was missed'),
      });
    });
    await adapter.members!.joinAsGuest({ name: 'Ada' });
    await adapter.threads!.post({ id: id(1), topic: 'a', parent: null, body: 'one' });
    await adapter.threads!.post({ id: id(2), topic: 'a', parent: null, body: 'two' });
    await heard;
    assert.deepEqual(
      changes.map((change) => change.kind === 'comment' && change.comment.id),
      [id(1), id(2)],
    );
    await adapter.close();
  });

  test('lives in memory, and says so, where the browser keeps no storage', async () => {
    const reasons: string[] = [];
    const adapter = make({ database: 'any', onMemoryOnly: (reason) => reasons.push(reason.message) });
    await adapter.members!.joinAsGuest({ name: 'Ada' });
    assert.equal(
      (await adapter.threads!.post({ id: id(1), topic: 'a', parent: null, body: 'x' })).status,
      'published',
    );
    assert.equal(reasons.length, 1);
    await adapter.close();
  });

  test('plays the viewer that a demonstration names', async () => {
    const adapter = make({ viewer: { name: 'Sue', role: 'staff' } });
    assert.equal((await adapter.connect()).viewer?.role, 'staff');
    assert.deepEqual((await adapter.moderation!.queue({})).comments, []);
    await adapter.close();
  });

  test('lets an own invitation link find its way home', async () => {
    const reward = { type: 'recognition', label: 'Thanks' } as const;
    const programme = {
      id: 'friends', name: 'Friends', description: '', reward, friendReward: null, landing: '/', windowDays: 30, touch: 'last', terms: '', message: '',
    } as const; // prettier-ignore
    const adapter = make({
      viewer: { name: 'Ada' },
      community: { programmes: [programme] },
      linkBase: 'https://page.example/?hearth_ref=',
    });
    const { link } = await adapter.referrals!.invitation({});
    const landing = await adapter.referrals!.landing({
      click: new URL(link).searchParams.get('hearth_ref')!,
    });
    assert.equal(landing.referrer, 'Ada');
    assert.equal((await adapter.referrals!.landing({ click: landing.click })).referrer, 'Ada');
    await assert.rejects(adapter.referrals!.landing({ click: 'forged' }), { code: 'not-found' });
    await adapter.close();
  });
});
