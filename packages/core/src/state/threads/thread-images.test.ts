import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommentImage } from '../../domain/media/types.ts';
import { ada, cardOf } from '../testing/backend.ts';
import { settle } from '../testing/open.ts';
import { openThread } from '../testing/open-thread.ts';
import { uploadsOf } from './uploads.ts';

const image: CommentImage = { id: 'i', url: 'https://c.example/i', width: 3, height: 2, alt: 'a lamp' };

test('T35 own pictures are shown at once, wait with their words, and are sent by their ids', async () => {
  const { backend, store, item, world, community, tab } = await openThread();
  backend.offline = true;
  tab.online = false;
  store.setDraft('new', 'Look');
  store.setDraft('new+images', JSON.stringify([image]));
  await store.post({ body: 'Look', parent: null, images: [image] });
  await settle();
  assert.deepEqual([item('new-1')?.pending, item('new-1')?.comment.images], ['waiting', [image]]);
  assert.deepEqual([store.draft('new'), store.draft('new+images')], ['', '']);
  community.destroy();
  backend.offline = false;
  const release = backend.hold('post');
  const again = await openThread({ world, backend });
  await settle();
  assert.deepEqual(again.item('new-1')?.comment.images, [image], 'after a reload');
  release();
  await settle();
  const sent = backend.names('post').at(-1)!.input as { images: unknown };
  assert.deepEqual(sent.images, [{ id: 'i', alt: 'a lamp' }]);
});

test('T35 an edit shows other pictures at once, leaves them where it says nothing, and is undone when refused', async () => {
  const { backend, store, item } = await openThread({
    seed: (b) => void b.seed({ id: 'a', author: cardOf(ada), can: ['edit'], images: [image] }),
  });
  const release = backend.hold('edit');
  const other = { ...image, id: 'j' };
  const saved = store.edit('a', 'words', undefined, { images: [other] });
  await settle();
  assert.deepEqual(item('a')?.comment.images, [other]);
  backend.fail('edit', 'forbidden');
  release();
  assert.equal(await saved, false);
  assert.deepEqual(item('a')?.comment.images, [image]);
  await store.edit('a', 'words');
  await store.edit('a', 'none', undefined, { images: [] });
  const [, untouched, none] = backend.names('edit').map(({ input }) => input as { images?: unknown });
  assert.deepEqual([untouched!.images, none!.images], [undefined, []]);
});

test('an upload makes an id of its own; without a place for pictures it is refused', async () => {
  const { backend, community } = await openThread();
  const inputs: unknown[] = [];
  const file = new Blob(['x']);
  await assert.rejects(uploadsOf(community).upload(file), { code: 'unsupported' });
  Object.assign(backend.adapter, {
    media: {
      upload: async (input: unknown) => void inputs.push(input),
      read: async (id: string) => void inputs.push(id),
    },
  });
  await uploadsOf(community).upload(file);
  await uploadsOf(community).read('i');
  assert.deepEqual(inputs, [{ id: 'new-1', file }, 'i']);
});
