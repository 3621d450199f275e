import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, post, words } from './steps.ts';

export const threadCases: readonly ConformanceCase[] = [
  {
    name: 'a topic without comments is an empty thread',
    async run(world) {
      const page = await (await world.as('anonymous')).threads!.read({ topic: 'nothing/yet' });
      same(
        [page.thread.topic, page.thread.comments, page.comments.length, page.next, page.prev],
        ['nothing/yet', 0, 0, null, null],
        'the thread',
      );
    },
  },
  {
    name: 'what is posted is read back by everybody',
    async run(world) {
      const mira = await world.as('mira');
      const { viewer } = await mira.connect();
      const id = newId();
      const posted = await mira.threads!.post({ id, topic: 't', body: 'Hello **you**', parent: null });
      same(
        [posted.status, posted.root, posted.depth, posted.parent],
        ['published', posted.id, 0, null],
        'the answer',
      );
      expect(
        mira.ids === 'server' ? posted.clientId === id : posted.id === id,
        'the id is ours, or is echoed',
      );
      for (const role of ['anonymous', 'jonas', 'staff'] as const) {
        const page = await (await world.as(role)).threads!.read({ topic: 't' });
        same(page.thread.comments, 1, `the count for ${role}`);
        same(page.roots, [posted.id], `the page of ${role}`);
        same(
          [page.comments[0]?.author?.id, page.comments[0]?.author?.name],
          [viewer!.id, 'Mira Solberg'],
          `the author for ${role}`,
        );
        same(
          page.comments[0]?.body,
          [{ type: 'paragraph', children: ['Hello ', { type: 'strong', children: ['you'] }] }],
          `the tree for ${role}`,
        );
        same(
          page.comments[0]?.source,
          undefined,
          `no source for ${role === 'staff' ? 'those who do not edit' : role}`,
        );
      }
    },
  },
  {
    name: 'posting needs somebody',
    async run(world) {
      const anonymous = await world.as('anonymous');
      await refuses(post(anonymous, 't', 'Hi'), 'unauthenticated', 'an anonymous post');
      same((await anonymous.threads!.read({ topic: 't' })).thread.comments, 0, 'nothing was written');
    },
  },
  {
    name: 'creating the same comment again gives the stored one and writes nothing',
    async run(world) {
      const mira = await world.as('mira');
      const input = { id: newId(), topic: 't', body: 'Once', parent: null };
      const [first, second] = [await mira.threads!.post(input), await mira.threads!.post(input)];
      same(second.id, first.id, 'the id');
      const racing = { id: newId(), topic: 't', body: 'Racing', parent: null };
      const ids = (await Promise.all([1, 2, 3, 4].map(() => mira.threads!.post(racing)))).map(({ id }) => id);
      same(new Set(ids).size, 1, 'ids of four at once');
      same((await mira.threads!.read({ topic: 't' })).thread.comments, 2, 'the count');
    },
  },
  {
    name: "another's id, or other words under the same id, conflict and reveal nothing",
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      if (mira.ids === 'server') return;
      const id = newId();
      await mira.threads!.post({ id, topic: 't', body: 'Mine and secret', parent: null });
      await refuses(
        mira.threads!.post({ id, topic: 't', body: 'Other', parent: null }),
        'conflict',
        'other words',
      );
      const error = await refuses(
        jonas.threads!.post({ id, topic: 't', body: 'Mine and secret', parent: null }),
        'conflict',
        "another's id",
      );
      expect(
        !JSON.stringify([error.message, error.details]).includes('secret'),
        'the words stay with their author',
      );
    },
  },
  {
    name: 'a body that is empty, blank or too long is invalid, names the field, and writes nothing',
    async run(world) {
      const mira = await world.as('mira');
      await refuses(post(mira, 't', ''), 'invalid', 'empty', { field: 'body' });
      await refuses(post(mira, 't', ' \n\t '), 'invalid', 'blank', { field: 'body' });
      await refuses(post(mira, 't', 'x'.repeat(10_001)), 'invalid', 'too long', {
        field: 'body',
        reason: 'too-long',
        limit: 10_000,
      });
      await refuses(
        mira.threads!.post({ id: 'no-uuid', topic: 't', body: 'x', parent: null }),
        'invalid',
        'an id that is none',
        { field: 'id' },
      );
      await refuses(post(mira, '', 'x'), 'invalid', 'an empty topic', { field: 'topic' });
      await refuses(post(mira, 'x'.repeat(301), 'x'), 'invalid', 'a long topic', { field: 'topic' });
      same((await mira.threads!.read({ topic: 't' })).thread.comments, 0, 'nothing was written');
      same((await post(mira, 't', 'x'.repeat(10_000))).status, 'published', 'the longest body');
    },
  },
  {
    name: 'user content is text, never markup, and links lead only to the web and to mail',
    async run(world) {
      const staff = await world.as('staff');
      const { body } = await post(
        staff,
        't',
        '<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](https://example.test/)',
      );
      const text = JSON.stringify(body);
      expect(text.includes('<img src=x onerror=alert(1)>'), 'HTML is shown as text');
      expect(!/"href":"(?!https:\/\/example\.test\/")/.test(text), 'only the good address is a link');
    },
  },
  {
    name: 'replies know their parent, root and depth, and count',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const first = await post(mira, 't', 'one');
      const reply = await post(jonas, 't', 'two', first.id);
      const deeper = await post(mira, 't', 'three', reply.id);
      same(
        [reply.root, reply.depth, deeper.root, deeper.depth, deeper.parent],
        [first.id, 1, first.id, 2, reply.id],
        'their places',
      );
      const page = await (await world.as('anonymous')).threads!.read({ topic: 't' });
      same(page.roots, [first.id], 'first comments');
      same(
        page.comments.map(({ id, replies }) => [id, replies]),
        [
          [first.id, 1],
          [reply.id, 1],
          [deeper.id, 0],
        ],
        'the page',
      );
      same(page.thread.comments, 3, 'the count');
    },
  },
  {
    name: 'a reply needs a parent of the same topic and site',
    async run(world) {
      const mira = await world.as('mira');
      const other = await post(mira, 'other', 'over there');
      await refuses(post(mira, 't', 'x', newId()), 'invalid', 'an unknown parent', { field: 'parent' });
      await refuses(post(mira, 't', 'x', other.id), 'invalid', "another topic's parent", { field: 'parent' });
      await refuses(
        post(await world.elsewhere(), 'other', 'x', other.id),
        'invalid',
        "another site's parent",
        { field: 'parent' },
      );
    },
  },
  {
    name: 'the author edits within the window; the source is for those who edit',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const posted = await post(mira, 't', 'Frist');
      same((await mira.threads!.comment(posted.id)).source, 'Frist', 'the source for its author');
      same((await jonas.threads!.comment(posted.id)).source, undefined, 'no source for others');
      await refuses(
        jonas.threads!.edit({ key: newId(), id: posted.id, body: 'Hacked', revision: posted.revision }),
        'forbidden',
        'an edit by somebody else',
      );
      const edited = await mira.threads!.edit({
        key: newId(),
        id: posted.id,
        body: 'First',
        revision: posted.revision,
      });
      expect(edited.editedAt !== null && edited.revision > posted.revision, 'the edit is marked');
      await refuses(
        mira.threads!.edit({ key: newId(), id: posted.id, body: 'Late', revision: posted.revision }),
        'conflict',
        'an edit of an older revision',
      );
      await refuses(
        mira.threads!.edit({ key: newId(), id: posted.id, body: '', revision: edited.revision }),
        'invalid',
        'an empty edit',
        { field: 'body' },
      );
      same(words(await jonas.threads!.comment(posted.id)), 'First', 'what others read');
      await world.advance!(15 * 60_000 + 1);
      await refuses(
        mira.threads!.edit({ key: newId(), id: posted.id, body: 'Too late', revision: edited.revision }),
        'closed',
        'an edit after the window',
      );
    },
  },
  {
    name: 'deleting leaves a tombstone under which the replies stay',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const first = await post(mira, 't', 'Regretted');
      const reply = await post(jonas, 't', 'An answer', first.id);
      await refuses(
        jonas.threads!.remove({ key: newId(), id: first.id, revision: first.revision }),
        'forbidden',
        'deleting what is not yours',
      );
      const now = await mira.threads!.comment(first.id);
      await mira.threads!.remove({ key: newId(), id: first.id, revision: now.revision });
      const page = await jonas.threads!.read({ topic: 't' });
      const tombstone = page.comments.find(({ id }) => id === first.id);
      same([tombstone?.status, tombstone?.body, tombstone?.author], ['deleted', null, null], 'the tombstone');
      expect(
        page.comments.some(({ id }) => id === reply.id),
        'the reply stays',
      );
      same(page.thread.comments, 1, 'the count');
      expect(!JSON.stringify(page).includes('Regretted'), 'the words are gone');
    },
  },
  {
    name: 'reactions count once per person and kind, and can be taken back',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { id } = await post(mira, 't', 'Like me');
      for (const adapter of [mira, jonas, jonas])
        await adapter.threads!.react({ key: newId(), id, reaction: 'like', on: true });
      await jonas.threads!.react({ key: newId(), id, reaction: 'love', on: true });
      const seen = await jonas.threads!.comment(id);
      same(
        seen.reactions.filter(({ count }) => count > 0),
        [
          { id: 'like', count: 2 },
          { id: 'love', count: 1 },
        ],
        'the counts',
      );
      same([...(seen.mine ?? [])].sort(), ['like', 'love'], 'own reactions');
      same((await anonymous.threads!.comment(id)).mine ?? [], [], 'nobody has none');
      await jonas.threads!.react({ key: newId(), id, reaction: 'like', on: false });
      same(
        (await anonymous.threads!.comment(id)).reactions.find((reaction) => reaction.id === 'like')?.count,
        1,
        'after taking one back',
      );
      await refuses(
        jonas.threads!.react({ key: newId(), id, reaction: 'nonsense', on: true }),
        'invalid',
        'an unknown reaction',
        { field: 'reaction' },
      );
      await refuses(
        anonymous.threads!.react({ key: newId(), id, reaction: 'like', on: true }),
        'unauthenticated',
        'a reaction by nobody',
      );
    },
  },
  {
    name: 'a keyed write is carried out once; its key serves no other request',
    async run(world) {
      const mira = await world.as('mira');
      const first = await post(mira, 't', 'v1');
      const edit = { key: newId(), id: first.id, body: 'v2', revision: first.revision };
      const [once, twice] = [await mira.threads!.edit(edit), await mira.threads!.edit(edit)];
      same(twice.revision, once.revision, 'the revision after a repeat');
      await refuses(
        mira.threads!.edit({ ...edit, body: 'v3', revision: once.revision }),
        'conflict',
        'the key with another request',
      );
      same(words(await mira.threads!.comment(first.id)), 'v2', 'the words');
    },
  },
  {
    name: 'what belongs to another site is not found',
    async run(world) {
      const mira = await world.as('mira');
      const { id, revision } = await post(mira, 't', 'Here');
      const there = await world.elsewhere();
      await refuses(there.threads!.comment(id), 'not-found', 'reading it');
      await refuses(there.threads!.remove({ key: newId(), id, revision }), 'not-found', 'deleting it');
      await refuses(
        there.threads!.react({ key: newId(), id, reaction: 'like', on: true }),
        'not-found',
        'reacting to it',
      );
      same((await there.threads!.read({ topic: 't' })).thread.comments, 0, 'its thread there');
    },
  },
];
