import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { AuditEntry } from '../../domain/moderation/types.ts';
import { UNDO_WINDOW } from '../../domain/moderation/undo.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof CommunityError && error.code === code && error.details.field === field;

const setUp = async () => {
  const talk = await createTalk();
  const [ada, sue, tom] = [
    await talk.join('Ada'),
    await talk.join('Sue', 'staff'),
    await talk.join('Tom', 'owner'),
  ];
  return { talk, ada, sue, tom, comment: await talk.post(ada, 'words') };
};
const entries = async (talk: Talk, viewer: Viewer, query = {}): Promise<readonly AuditEntry[]> =>
  (await talk.moderation(viewer).audit(query)).entries;
const undo = (talk: Talk, viewer: Viewer, entry: string) =>
  talk.moderation(viewer).undo({ key: talk.world.id(), entry });

describe('the audit log', () => {
  test('says who did what to which, when and why, and holds no words of members', async () => {
    const { talk, sue, comment } = await setUp();
    await talk.act(sue, comment.id, 'hide', ' off topic\u0000 ');
    const [entry] = await entries(talk, sue);
    assert.deepEqual(
      { ...entry!, id: '', actor: entry!.actor?.name },
      {
        id: '',
        actor: 'Sue',
        action: 'hide',
        kind: 'comment',
        subject: comment.id,
        topic: 'a',
        at: talk.world.now,
        reason: 'off topic',
        before: { status: 'published' },
        after: { status: 'hidden', revision: 2 },
        undoUntil: talk.world.now + UNDO_WINDOW,
        undone: null,
      },
    );
    assert.ok(!JSON.stringify(await talk.world.row('audit')).includes('words'));
    assert.ok(
      !JSON.stringify(await talk.world.events()).includes('off topic'),
      'the event log names no reason',
    );
  });

  test('has an entry for what changed something, and none for what changed nothing', async () => {
    const { talk, sue, comment } = await setUp();
    const step = { key: talk.world.id(), id: comment.id, action: 'hide' } as const;
    await talk.moderation(sue).act(step);
    await talk.moderation(sue).act(step);
    await talk.act(sue, comment.id, 'hide');
    await assert.rejects(talk.act(sue, comment.id, 'approve'), refused('conflict', 'action'));
    assert.equal((await entries(talk, sue)).length, 1);
  });

  test('tells of a deletion of somebody else’s words, not of one’s own', async () => {
    const { talk, ada, sue, comment } = await setUp();
    await talk.remove(ada, await talk.post(ada, 'mine'));
    await talk.remove(sue, await talk.post(sue, 'mine too'));
    await talk.remove(sue, comment);
    assert.deepEqual(
      (await entries(talk, sue)).map(({ action, subject, undoUntil }) => [action, subject, undoUntil]),
      [['delete', comment.id, talk.world.now + UNDO_WINDOW]],
    );
  });

  test('comes page by page, newest first: all of it, of one subject, or by one of the staff', async () => {
    const { talk, ada, sue, tom, comment } = await setUp();
    const other = await talk.post(ada, 'other');
    for (const [viewer, id, action] of [
      [sue, comment.id, 'hide'],
      [tom, other.id, 'hide'],
      [tom, comment.id, 'restore'],
      [sue, comment.id, 'hide'],
    ] as const) {
      talk.world.now += 1_000;
      await talk.act(viewer, id, action);
    }
    const walk = async (query = {}): Promise<string[]> => {
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await talk.moderation(sue).audit({ ...query, limit: 1, ...(cursor && { cursor }) });
        seen.push(
          ...page.entries.map(
            ({ actor, action, subject }) => `${actor?.name} ${action} ${subject === other.id}`,
          ),
        );
        cursor = page.next;
      }
      return seen;
    };
    assert.deepEqual(await walk(), [
      'Sue hide false',
      'Tom restore false',
      'Tom hide true',
      'Sue hide false',
    ]);
    assert.deepEqual(await walk({ subject: other.id }), ['Tom hide true']);
    assert.deepEqual(await walk({ actor: tom.id }), ['Tom restore false', 'Tom hide true']);
    await assert.rejects(
      talk.moderation(sue).audit({ actor: tom.id, subject: other.id }),
      refused('invalid', 'actor'),
    );
  });

  test('is for staff', async () => {
    const { talk, ada, sue, comment } = await setUp();
    await talk.act(sue, comment.id, 'hide');
    const [{ id }] = (await entries(talk, sue)) as [AuditEntry];
    await assert.rejects(talk.moderation(ada).audit({}), refused('forbidden'));
    await assert.rejects(undo(talk, ada, id), refused('forbidden'));
    await assert.rejects(talk.moderation(null).audit({}), refused('unauthenticated'));
    await assert.rejects(talk.act(sue, comment.id, 'restore', 'x'.repeat(501)), refused('invalid', 'reason'));
  });
});

describe('undoing', () => {
  test('brings back what was so, tells the log, and is itself written down, once', async () => {
    const { talk, ada, sue, tom, comment } = await setUp();
    await talk.act(sue, comment.id, 'hide');
    const [{ id }] = (await entries(talk, sue)) as [AuditEntry];
    talk.world.now += 5_000;
    const undone = await undo(talk, tom, id);
    assert.deepEqual(
      [undone.undone?.by?.name, undone.undone?.at, undone.undoUntil],
      ['Tom', talk.world.now, null],
    );
    assert.equal((await talk.threads(ada).comment(comment.id)).status, 'published');
    assert.equal((await talk.threads(ada).read({ topic: 'a' })).thread.comments, 1);
    await undo(talk, sue, id);
    assert.equal((await talk.world.events('comment.undone')).length, 1);
    assert.equal((await entries(talk, sue)).length, 1);
  });

  test('of an approval makes it wait again, in the queue', async () => {
    const { talk, sue } = await setUp();
    const gus = await talk.join('Gus', 'guest');
    const held = await talk.post(gus, 'first');
    await talk.act(sue, held.id, 'approve');
    const [{ id }] = (await entries(talk, sue)) as [AuditEntry];
    await undo(talk, sue, id);
    assert.deepEqual(
      (await talk.moderation(sue).queue({})).comments.map((comment) => comment.id),
      [held.id],
    );
    assert.equal((await talk.world.row('members')).find((row) => row.id === gus.id)!.approved, 0);
  });

  test('ends after ten minutes', async () => {
    const { talk, sue, comment } = await setUp();
    await talk.act(sue, comment.id, 'hide');
    const [{ id }] = (await entries(talk, sue)) as [AuditEntry];
    talk.world.now += UNDO_WINDOW;
    await assert.rejects(undo(talk, sue, id), refused('closed'));
  });

  test('is a conflict once something else happened: by staff, or by the author', async () => {
    const { talk, ada, sue, tom, comment } = await setUp();
    await talk.act(sue, comment.id, 'hide');
    await talk.act(tom, comment.id, 'restore');
    const [restored, hidden] = (await entries(talk, sue)) as [AuditEntry, AuditEntry];
    await assert.rejects(undo(talk, sue, hidden.id), refused('conflict', 'entry'));
    const now = await talk.threads(ada).comment(comment.id);
    await talk
      .threads(ada)
      .edit({ key: talk.world.id(), id: comment.id, body: 'new words', revision: now.revision });
    await assert.rejects(undo(talk, sue, restored.id), refused('conflict', 'entry'));
  });

  test('goes back one step: the step before it is not undone blindly', async () => {
    const { talk, sue } = await setUp();
    const gus = await talk.join('Gus', 'guest');
    const held = await talk.post(gus, 'first');
    await talk.act(sue, held.id, 'approve');
    talk.world.now += 1_000;
    await talk.act(sue, held.id, 'hide');
    const [hidden, approved] = (await entries(talk, sue)) as [AuditEntry, AuditEntry];
    await undo(talk, sue, hidden.id);
    await assert.rejects(undo(talk, sue, approved.id), refused('conflict', 'entry'));
  });

  test('brings deleted words back for ten minutes, and finds only what is there', async () => {
    const { talk, sue, comment } = await setUp();
    await talk.remove(sue, comment);
    const [{ id }] = (await entries(talk, sue)) as [AuditEntry];
    talk.world.now += UNDO_WINDOW;
    await assert.rejects(undo(talk, sue, id), refused('gone'));
    talk.world.now -= 1;
    await undo(talk, sue, id);
    assert.equal((await talk.threads(null).comment(comment.id)).status, 'published');
    await assert.rejects(undo(talk, sue, talk.world.id()), refused('not-found'));
  });
});
