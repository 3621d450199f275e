import type { BackendAdapter } from '../../contract.ts';
import type { Id } from '../../../domain/common.ts';
import type { Comment } from '../../../domain/threads/types.ts';
import { ALT_LIMIT, IMAGE_LIMIT, type AttachedImage, type Media } from '../../../domain/media/types.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor, post } from './steps.ts';
import { tinyPng } from './tiny-png.ts';

const DAY = 24 * 3_600_000;

const upload = (adapter: BackendAdapter, note = newId(), id = newId()): Promise<Media> =>
  adapter.media!.upload({ id, file: tinyPng(note) });

/** Posts with pictures; its author has a published comment by then, so that it doesn't wait. */
const show = (adapter: BackendAdapter, images: readonly AttachedImage[], id = newId()): Promise<Comment> =>
  adapter.threads!.post({ id, topic: 't', parent: null, body: `Look at ${id}`, images });

const shown = (comment: Pick<Comment, 'images'>): unknown =>
  comment.images?.map(({ id, alt, width, height }) => [id, alt, width, height]);

async function known(adapter: BackendAdapter): Promise<BackendAdapter> {
  await post(adapter, 'other', `I was here before: ${newId()}`);
  return adapter;
}

export const mediaCases: readonly ConformanceCase[] = [
  {
    name: 'T36 an uploaded picture is kept as a picture, and nothing of what was written into its file',
    async run(world) {
      const mira = await world.as('mira');
      const id = newId();
      const media = await upload(mira, 'taken at 59.91, 10.75', id);
      same([media.id, media.width, media.height], [id, 3, 2], 'the picture');
      const answer = await fetch(media.url);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(answer.ok && bytes.length === media.bytes, 'its address leads to its bytes');
      same((answer.headers.get('Content-Type') ?? media.type).split(';')[0], media.type, 'its type');
      expect(!String.fromCharCode(...bytes).includes('59.91'), 'what was written into it is gone');
      same((await mira.media!.read(id)).bytes, media.bytes, 'read again');
      expect((await mira.connect()).limits.upload! > 100_000, 'the session says how large a file may be');
    },
  },
  {
    name: 'an upload may be repeated: the same bytes are the same picture, others are a conflict',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const id = newId();
      const first = await upload(mira, 'one', id);
      same((await upload(mira, 'one', id)).bytes, first.bytes, 'again');
      await refuses(upload(mira, 'two', id), 'conflict', 'other bytes');
      await refuses(upload(jonas, 'one', id), 'conflict', 'by somebody else');
      await refuses(jonas.media!.read(id), 'not-found', 'read by somebody else');
      await refuses((await world.elsewhere()).media!.read(id), 'not-found', 'read from another site');
    },
  },
  {
    name: 'T36 what is no picture, broken or too large is refused, and so is who may not add any',
    needs: ['members'],
    async run(world) {
      const mira = await world.as('mira');
      const { upload: limit } = (await mira.connect()).limits;
      const png = new Uint8Array(await tinyPng('x').arrayBuffer());
      const parts: Record<string, BlobPart[]> = {
        'an empty file': [],
        words: ['Hello'],
        'a page': ['<!doctype html><script>alert(1)</script>'],
        'a drawing that runs code': [
          '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        ],
        'half a picture': [png.subarray(0, png.length / 2)],
      };
      for (const [what, content] of Object.entries(parts)) {
        const file = new Blob(content, { type: 'image/png' });
        const details = { field: 'file', reason: 'format' };
        await refuses(mira.media!.upload({ id: newId(), file }), 'invalid', what, details);
      }
      const file = new Blob([png, new Uint8Array(limit!)]);
      const details = { field: 'file', reason: 'too-long', limit: limit! };
      await refuses(mira.media!.upload({ id: newId(), file }), 'invalid', 'too large', details);
      await refuses(upload(await world.as('anonymous')), 'unauthenticated', 'by nobody');
      await refuses(upload(await world.as('guest')), 'forbidden', 'by a guest');
    },
  },
  {
    name: 'T35 a comment shows its pictures to all, in their order and with what is said of each',
    async run(world) {
      const [mira, jonas] = [await known(await world.as('mira')), await world.as('jonas')];
      const [a, b] = [await upload(mira), await upload(mira)];
      const comment = await show(mira, [
        { id: b.id, alt: '  a lamp\n on a sill ' },
        { id: a.id, alt: 'its wick' },
      ]);
      const expected = [
        [b.id, 'a lamp on a sill', 3, 2],
        [a.id, 'its wick', 3, 2],
      ];
      same([comment.status, shown(comment)], ['published', expected], 'as its author sees it');
      for (const adapter of [mira, jonas, await world.as('anonymous')])
        same(shown((await adapter.threads!.read({ topic: 't' })).comments[0]!), expected, 'as all see it');
      const { url } = (await (await world.as('anonymous')).threads!.comment(comment.id)).images![0]!;
      expect((await fetch(url)).ok, 'and its address is good');
      expect(!('images' in (await post(mira, 't', 'No pictures'))), 'without pictures there are none');
    },
  },
  {
    name: 'T35 a picture without a description is refused, and so are too many, and those that are not one’s own',
    async run(world) {
      const [mira, jonas] = [await known(await world.as('mira')), await known(await world.as('jonas'))];
      const own = await upload(mira);
      const image = { id: own.id, alt: 'a lamp' };
      const wrong = (images: readonly AttachedImage[], field: string, reason?: string): Promise<unknown> =>
        refuses(show(mira, images), reason ? 'invalid' : 'not-found', field, {
          field,
          ...(reason && { reason }),
        });
      await wrong([{ ...image, alt: ' ' }], 'images.0.alt', 'required');
      await wrong([{ ...image, alt: 'x'.repeat(ALT_LIMIT + 1) }], 'images.0.alt', 'too-long');
      await wrong([image, image], 'images.1.id', 'duplicate');
      const many = Array.from({ length: IMAGE_LIMIT + 1 }, () => ({ id: newId(), alt: 'x' }));
      await wrong(many, 'images', 'too-many');
      await wrong([image, { id: newId(), alt: 'nothing' }], 'images.1.id');
      await wrong([{ id: (await upload(jonas)).id, alt: 'of Jonas' }], 'images.0.id');
      await wrong([{ id: (await upload(await world.elsewhere())).id, alt: 'of elsewhere' }], 'images.0.id');
      const id = newId();
      const first = await show(mira, [image], id);
      same(shown(await show(mira, [image], id)), shown(first), 'the same comment again');
      await refuses(show(mira, [{ ...image, alt: 'another' }], id), 'conflict', 'with another description');
      await wrong([image], 'images.0.id');
    },
  },
  {
    name: 'T35 an edit gives a comment other pictures, or leaves them as they are, and what it drops is gone',
    async run(world) {
      const mira = await known(await world.as('mira'));
      const [a, b] = [await upload(mira), await upload(mira)];
      const { id, revision } = await show(mira, [{ id: a.id, alt: 'a' }]);
      const edit = (revision: number, images?: readonly AttachedImage[]): Promise<Comment> =>
        mira.threads!.edit({
          key: newId(),
          id,
          revision,
          body: `words ${revision}`,
          ...(images && { images }),
        });
      same(shown(await edit(revision)), [[a.id, 'a', 3, 2]], 'left as they are');
      await refuses(edit(revision + 1, [{ id: a.id, alt: '' }]), 'invalid', 'no description', {
        field: 'images.0.alt',
      });
      const swapped = await edit(revision + 1, [{ id: b.id, alt: 'b' }]);
      same([swapped.status, shown(swapped)], ['published', [[b.id, 'b', 3, 2]]], 'another');
      await refuses(mira.media!.read(a.id), 'not-found', 'the one that was dropped');
      await refuses(show(mira, [{ id: a.id, alt: 'a' }]), 'not-found', 'and can’t be shown elsewhere');
      expect(!('images' in (await edit(revision + 2, []))), 'none at last');
    },
  },
  {
    name: 'T35 the first picture of somebody whom nobody knows waits, and nobody else sees it meanwhile',
    needs: ['moderation'],
    async run(world) {
      const [nora, staff, jonas] = await all(world, 'newcomer', 'staff', 'jonas');
      const { asOf } = await jonas.threads!.read({ topic: 't' });
      const { id } = await upload(nora);
      const comment = await show(nora, [{ id, alt: 'new here' }]);
      same([comment.status, shown(comment)], ['held', [[id, 'new here', 3, 2]]], 'its author sees it');
      expect((await fetch(comment.images![0]!.url)).ok, 'and it is there');
      same(shown((await staff.moderation!.queue({})).comments[0]!), shown(comment), 'staff see it');
      await refuses(jonas.threads!.comment(comment.id), 'not-found', 'others don’t');
      expect(!JSON.stringify(await changesFor(jonas, asOf, ['thread/t'])).includes(id), 'and hear nothing');
      await staff.moderation!.act({ key: newId(), id: comment.id, action: 'approve' });
      same(shown(await jonas.threads!.comment(comment.id)), shown(comment), 'once it is approved');
    },
  },
  {
    name: 'T35 what is deleted takes its pictures along, and what is hidden shows them to staff alone',
    needs: ['moderation'],
    async run(world) {
      const [mira, staff, jonas] = [
        await known(await world.as('mira')),
        await world.as('staff'),
        await world.as('jonas'),
      ];
      const [a, b] = [await upload(mira), await upload(mira)];
      const hidden = await show(mira, [{ id: a.id, alt: 'a' }]);
      await post(jonas, 't', 'An answer', hidden.id);
      await staff.moderation!.act({ key: newId(), id: hidden.id, action: 'hide' });
      expect(!('images' in (await jonas.threads!.comment(hidden.id))), 'others see a trace');
      same(shown(await staff.threads!.comment(hidden.id)), [[a.id, 'a', 3, 2]], 'staff see it');
      const { id, revision } = await show(mira, [{ id: b.id, alt: 'b' }]);
      const gone = await mira.threads!.remove({ key: newId(), id, revision });
      expect(!('images' in gone), 'a tombstone has none');
      const read = (picture: Id): Promise<unknown> => mira.media!.read(picture);
      await refuses(read(b.id), 'not-found', 'a picture of what was deleted');
    },
  },
  {
    name: 'T36 a picture that nothing shows within a day is gone',
    needs: ['advance'],
    async run(world) {
      const mira = await known(await world.as('mira'));
      const { id } = await upload(mira);
      const { id: kept } = await upload(mira);
      await show(mira, [{ id: kept, alt: 'kept' }]);
      await world.advance!(DAY);
      await refuses(mira.media!.read(id), 'not-found', 'read');
      await refuses(show(mira, [{ id, alt: 'late' }]), 'not-found', 'shown', { field: 'images.0.id' });
      same((await mira.media!.read(kept)).id, kept, 'one that is shown stays');
    },
  },
];
