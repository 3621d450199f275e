import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_MODERATION, type ModerationPolicy, type VotePolicy } from '../site.ts';
import { commentActions } from './actions.ts';
import { bestScore, changeReactions } from './counts.ts';
import { admit, secondsToWait } from './moderation.ts';
import { sightOf, stands } from './sight.ts';
import type { CommentStatus } from './types.ts';
import { bodyFlaw, placeInTime, tidyBody, topicFlaw } from './words.ts';

const site = { moderation: DEFAULT_MODERATION, editWindow: 1_000 };
const viewers = {
  nobody: null,
  guest: { id: 'g', role: 'guest' },
  author: { id: 'a', role: 'member' },
  other: { id: 'o', role: 'member' },
  staff: { id: 's', role: 'staff' },
} as const;
const comment = (status: CommentStatus) => ({ status, author: { id: 'a' }, createdAt: 0 });

describe('what a viewer may do', () => {
  const table: readonly [CommentStatus, keyof typeof viewers, string][] = [
    ['published', 'nobody', 'reply react report'],
    ['published', 'guest', 'reply react report'],
    ['published', 'author', 'reply react edit delete'],
    ['published', 'other', 'reply react report'],
    ['published', 'staff', 'reply react delete hide pin feature'],
    ['held', 'author', 'edit delete'],
    ['held', 'staff', 'delete approve hide'],
    ['hidden', 'author', ''],
    ['hidden', 'staff', 'delete restore'],
    ['deleted', 'author', ''],
    ['deleted', 'staff', ''],
  ];
  for (const [status, who, expected] of table) {
    test(`to a ${status} comment, as ${who}: ${expected || 'nothing'}`, () => {
      assert.equal(commentActions(comment(status), viewers[who], site, 999).join(' '), expected);
    });
  }

  test('is a vote where the site has votes, but not on one’s own', () => {
    const can = (who: keyof typeof viewers, votes: VotePolicy, locked = false) =>
      commentActions(comment('published'), viewers[who], { ...site, votes }, 0, locked).includes('vote');
    for (const policy of ['up', 'up-down'] as const)
      assert.deepEqual(
        [can('nobody', policy), can('other', policy), can('author', policy)],
        [true, true, false],
      );
    assert.ok(!can('other', 'off') && !can('other', 'up', true));
  });

  test('of staff is to point out what is published: a first comment by a pin, a reply as the answer', () => {
    const can = (parent: string | null) =>
      commentActions({ ...comment('published'), parent }, viewers.staff, site, 0)
        .slice(-2)
        .join(' ');
    assert.deepEqual([can(null), can('p')], ['pin feature', 'answer feature']);
  });

  test('ends with the edit window, to the millisecond, but not for staff’s own', () => {
    assert.ok(!commentActions(comment('published'), viewers.author, site, 1_000).includes('edit'));
    assert.ok(
      !commentActions(comment('published'), viewers.author, { ...site, editWindow: 0 }, 0).includes('edit'),
    );
    assert.ok(commentActions(comment('published'), { id: 'a', role: 'staff' }, site, 1_000).includes('edit'));
  });

  test('shrinks to deleting one’s own in a locked thread, but for staff', () => {
    assert.deepEqual(commentActions(comment('published'), viewers.author, site, 0, true), ['delete']);
    assert.deepEqual(commentActions(comment('published'), viewers.nobody, site, 0, true), ['report']);
    assert.ok(commentActions(comment('published'), viewers.staff, site, 0, true).includes('reply'));
  });

  test('is nothing but to delete one’s own, for who is banned', () => {
    const banned = { ...viewers.author, banned: true };
    assert.deepEqual(commentActions(comment('published'), banned, { ...site, votes: 'up' }, 0), ['delete']);
    assert.deepEqual(commentActions(comment('published'), { ...viewers.other, banned: true }, site, 0), []);
  });

  test('leaves guests out where the site does, and those who would become one', () => {
    const refusing = {
      ...site,
      moderation: { ...DEFAULT_MODERATION, guests: 'refused' } as ModerationPolicy,
    };
    for (const who of ['nobody', 'guest'] as const)
      assert.deepEqual(commentActions(comment('published'), viewers[who], refusing, 0), []);
  });
});

describe('admission', () => {
  const decide = (
    role: 'guest' | 'member' | 'staff',
    moderation: Partial<ModerationPolicy>,
    links = false,
    firstPostApproved = false,
  ) =>
    admit({
      viewer: { role },
      site: { moderation: { ...DEFAULT_MODERATION, ...moderation } },
      links,
      firstPostApproved,
    });

  test('holds by policy', () => {
    assert.equal(decide('member', {}), 'published');
    assert.equal(decide('member', {}, true), 'held');
    assert.equal(decide('member', { links: 'published' }, true), 'published');
    assert.equal(decide('member', { members: 'pre' }), 'held');
    assert.equal(decide('guest', {}), 'held');
    assert.equal(decide('guest', {}, false, true), 'published');
    assert.equal(decide('guest', {}, true, true), 'held');
    assert.equal(decide('guest', { guests: 'held' }, false, true), 'held');
    assert.equal(decide('guest', { guests: 'published' }), 'published');
  });

  test('goes by the thread’s own rule, where it has one', () => {
    const inThread = (
      members: 'pre' | 'post',
      thread: 'pre' | 'post' | null,
      role: 'guest' | 'member' = 'member',
    ) =>
      admit({
        viewer: { role },
        site: { moderation: { ...DEFAULT_MODERATION, members } },
        thread,
        links: false,
        firstPostApproved: false,
      });
    assert.deepEqual(
      [
        inThread('post', 'pre'),
        inThread('pre', 'post'),
        inThread('pre', null),
        inThread('pre', 'post', 'guest'),
      ],
      ['held', 'published', 'held', 'held'],
    );
  });

  test('holds what somebody writes whom staff have muted, but an edit by staff', () => {
    const muted = (role: 'member' | 'staff') =>
      admit({
        viewer: { role },
        site: { moderation: { guests: 'published', links: 'published', members: 'post' } },
        muted: true,
        links: false,
        firstPostApproved: true,
      });
    assert.deepEqual([muted('member'), muted('staff')], ['held', 'published']);
  });

  test('in slow mode waits for whole seconds, and not one too many', () => {
    assert.deepEqual(
      [10_000, 39_000, 39_999, 40_000, 50_000].map((now) => secondsToWait(10_000, 30, now)),
      [30, 1, 1, 0, 0],
    );
  });

  test('never holds staff', () => {
    assert.equal(decide('staff', { members: 'pre', links: 'held' }, true), 'published');
  });
});

describe('sight', () => {
  test('of what is held: author and staff; of what is hidden: staff; of what is deleted: nobody', () => {
    const sees = (status: CommentStatus): string =>
      Object.entries(viewers)
        .filter(([, viewer]) => sightOf({ status, author: 'a', replies: 0 }, viewer) === 'full')
        .map(([who]) => who)
        .join(' ');
    assert.equal(sees('published'), 'nobody guest author other staff');
    assert.equal(sees('held'), 'author staff');
    assert.equal(sees('hidden'), 'staff');
    assert.equal(sees('deleted'), '');
  });

  test('leaves everybody else a trace exactly when replies stand', () => {
    assert.equal(sightOf({ status: 'hidden', author: 'a', replies: 1 }, viewers.author), 'trace');
    assert.equal(sightOf({ status: 'deleted', author: 'a', replies: 0 }, viewers.staff), 'none');
    assert.ok(stands({ status: 'deleted', replies: 1 }) && !stands({ status: 'held', replies: 0 }));
  });
});

describe('words', () => {
  test('are trimmed, composed and freed of control characters, and that twice changes nothing', () => {
    assert.equal(tidyBody(' a\r\nb\u0000\u0007 e\u0301 \n'), 'a\nb é');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) =>
        assert.equal(tidyBody(tidyBody(source)), tidyBody(source)),
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) =>
        assert.ok(
          !/[\u0000\ud800-\udfff]/.test(tidyBody(source).replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')),
        ),
      ),
    );
  });

  test('are 1 to 10,000 UTF-16 units', () => {
    assert.deepEqual(bodyFlaw(''), { reason: 'required' });
    assert.equal(bodyFlaw('x'.repeat(10_000)), null);
    assert.deepEqual(bodyFlaw('x'.repeat(10_001)), { reason: 'too-long', limit: 10_000 });
  });

  test('of a topic are taken as they are', () => {
    assert.deepEqual(
      [topicFlaw(''), topicFlaw('x'.repeat(301)), topicFlaw('a\u0000')].map((flaw) => flaw?.reason),
      ['required', 'too-long', 'format'],
    );
    assert.equal(topicFlaw('/blog/ünï?x=1#y'), null);
  });

  test('come behind what they answer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (now, parent) =>
        assert.ok(placeInTime(now, parent) > parent && placeInTime(now, parent) >= now),
      ),
    );
    assert.equal(placeInTime(5, null), 5);
  });
});

describe('reaction counts', () => {
  test('add up to what was set and not taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('like', 'love', '__proto__', 'constructor')), (set) => {
        const counts = set.reduce<Record<string, number>>(
          (sum, reaction) => changeReactions(sum, reaction, 1),
          {},
        );
        assert.equal(bestScore(counts, 0), set.length);
        assert.deepEqual(
          set.reduce<Record<string, number>>((sum, reaction) => changeReactions(sum, reaction, -1), counts),
          {},
        );
      }),
    );
  });

  test('never fall below nothing', () => assert.deepEqual(changeReactions({}, 'like', -1), {}));
});
