import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { memoryMedia } from '@hearth/adapters/local';
import { CommunityError } from '../../adapter/errors.ts';
import { tinyPng } from '../../adapter/conformance/cases/tiny-png.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { Media } from '../../domain/media/types.ts';
import { commentWrites } from '../threads/comments.ts';
import { UNDO_WINDOW } from '../../domain/moderation/undo.ts';
import { emptyBin } from '../threads/bin.ts';
import { mediaPart, openMedia } from './media.ts';
import { mediaAddress, type MediaStorage } from './media-house.ts';
import { LOOSE_KEPT, sweepMedia } from './media-sweep.ts';
import { moveEverything } from '../people/merge.ts';
import { pngCodec } from './png-codec.ts';
import { createScene, type EngineOptions, type Scene } from '../scene.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { SITE } from '../testing/world.ts';

describe('pictures', () => {
  let talk: Talk;
  let storage: MediaStorage;
  let options: EngineOptions;
  let mira: Viewer;
  beforeEach(async () => {
    talk = await createTalk({ images: 'everyone' });
    storage = memoryMedia();
    options = {
      ...talk.options,
      media: {
        codec: pngCodec,
        storage,
        address: (site, id, pass) => mediaAddress('https://c.example', site, id, pass),
      },
    };
    mira = await talk.join('Mira');
    await talk.post(mira, 'I was here before');
  });

  const scene = (viewer: Viewer): Scene => createScene(options, SITE, viewer);
  const upload = (viewer = mira, id = talk.world.id()): Promise<Media> =>
    mediaPart(scene(viewer)).upload({ id, file: tinyPng(id) });
  const show = (image: Pick<Media, 'id'>, topic = 'a', viewer = mira) =>
    commentWrites(scene(viewer)).post({
      id: talk.world.id(),
      topic,
      parent: null,
      body: 'Look',
      images: [{ id: image.id, alt: 'a lamp' }],
    });
  const states = async (): Promise<string[]> => (await talk.world.row('media')).map(({ state }) => state);
  const is = (code: string, field?: string) => (error: unknown) =>
    error instanceof CommunityError &&
    error.code === code &&
    (field === undefined || error.details.field === field);

  test('T35 of two threads that show the same picture at once, one gets it', async () => {
    const image = await upload();
    const outcomes = await Promise.allSettled([show(image, 'a'), show(image, 'b')]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await talk.world.row('claims')).length, 1);
  });

  test('T35 what refuses the comment leaves its picture to be shown by another', async () => {
    const image = await upload();
    await assert.rejects(show({ id: 'no-such-picture' }), is('not-found', 'images.0.id'));
    const banned = { ...options, parse: () => [] };
    await assert.rejects(
      commentWrites(createScene(banned, SITE, mira)).post({
        id: talk.world.id(),
        topic: 'a',
        parent: null,
        body: 'Nothing to draw',
        images: [{ id: image.id, alt: 'a lamp' }],
      }),
      is('invalid', 'body'),
    );
    assert.deepEqual(await states(), ['loose']);
    assert.equal((await show(image)).images?.length, 1);
  });

  test('T36 the sweep finishes what a crash cut short, and harms nothing that is shown', async () => {
    const kept = await upload();
    await show(kept);
    const [loose, cut] = [await upload(), talk.world.id()];
    const failing: MediaStorage = { ...storage, put: () => Promise.reject(new Error('the disk is full')) };
    const broken = { ...options, media: { ...options.media!, storage: failing } };
    await assert.rejects(
      mediaPart(createScene(broken, SITE, mira)).upload({ id: cut, file: tinyPng('cut') }),
      /full/,
    );
    assert.deepEqual((await states()).sort(), ['coming', 'kept', 'loose']);
    await assert.rejects(mediaPart(scene(mira)).read(cut), is('not-found'));
    talk.world.now += LOOSE_KEPT;
    const stopped = { ...storage, delete: () => Promise.reject(new Error('stopped')) };
    await assert.rejects(
      sweepMedia({ ...options, media: { ...options.media!, storage: stopped } }, SITE),
      /stopped/,
    );
    await sweepMedia(options, SITE);
    assert.deepEqual(await states(), ['kept']);
    assert.ok(await storage.get(SITE, kept.id));
    assert.equal(await storage.get(SITE, loose.id), null);
    assert.equal((await talk.world.row('claims')).length, 1);
  });

  test('T36 an upload that was cut short may be sent again', async () => {
    const id = talk.world.id();
    const failing: MediaStorage = { ...storage, put: () => Promise.reject(new Error('the disk is full')) };
    const broken = { ...options, media: { ...options.media!, storage: failing } };
    const input = { id, file: tinyPng(id) };
    await assert.rejects(mediaPart(createScene(broken, SITE, mira)).upload(input), /full/);
    await mediaPart(scene(mira)).upload(input);
    assert.deepEqual(await states(), ['loose']);
    assert.ok(await storage.get(SITE, id));
  });

  test('a guest’s pictures go to the member that they turn out to be', async () => {
    const guest = await talk.join('Gus', 'guest');
    const image = await upload(guest);
    await assert.rejects(show(image), is('not-found', 'images.0.id'));
    await moveEverything({ options, site: SITE }, guest.id, mira.id);
    assert.equal((await show(image)).images?.length, 1);
  });

  test('T36 nobody hoards pictures that nothing shows', async () => {
    for (let count = 0; count < 50; count++) await upload();
    await assert.rejects(upload(), is('rate-limited'));
    talk.world.now += LOOSE_KEPT;
    await sweepMedia(options, SITE);
    await upload();
  });

  test('T36 the codec without a library keeps of a PNG what draws it, and takes nothing else', async () => {
    const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
    const encoded = await pngCodec.encode(await bytes(tinyPng('secret')));
    assert.deepEqual([encoded.width, encoded.height, encoded.type], [3, 2, 'image/png']);
    assert.ok(!String.fromCharCode(...encoded.bytes).includes('secret'));
    const whole = await bytes(tinyPng('x'));
    for (const end of [8, 20, 40, whole.length - 1])
      await assert.rejects(pngCodec.encode(whole.slice(0, end)), is('invalid', 'file'), `${end}`);
    const [trailing, huge] = [new Uint8Array([...whole, 1, 2, 3]), whole.slice()];
    assert.deepEqual((await pngCodec.encode(trailing)).bytes.at(-1), 0x82, 'ends with IEND');
    new DataView(huge.buffer).setUint32(16, 100_000);
    await assert.rejects(pngCodec.encode(huge), is('invalid', 'file'));
  });

  test('T27 what is deleted shows its pictures to nobody, and comes back with them until its words go for good', async () => {
    const image = await upload();
    const { id } = await show(image);
    const writes = commentWrites(scene(mira));
    const bytes = () => openMedia(options, SITE, image.id, null);
    const gone = await writes.remove({ key: talk.world.id(), id, revision: 1 });
    await assert.rejects(bytes, is('not-found'));
    const back = await writes.undelete({ key: talk.world.id(), id, revision: gone.revision });
    assert.deepEqual(
      back.images?.map(({ alt }) => alt),
      ['a lamp'],
    );
    await bytes();
    await writes.remove({ key: talk.world.id(), id, revision: back.revision });
    talk.world.now += UNDO_WINDOW;
    await emptyBin(options, SITE);
    assert.deepEqual(await states(), ['gone']);
    await sweepMedia(options, SITE);
    assert.equal(await storage.get(SITE, image.id), null);
  });
});
