import type { ThreadItem, Uploads } from '@hearth/core/state';
import { fakeComment, people } from '../../fakes/comments.ts';
import { fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { fakeThreadStore, threadItem, threadView } from '../../fakes/thread-store.ts';
import { fakeImageUrl, fakeUploads } from '../../fakes/uploads.ts';

const image = (alt: string, width = 640, height = 420) => ({
  id: alt,
  url: fakeImageUrl(width, height),
  width,
  height,
  alt,
});

/** Drawn when it is asked for: there is no canvas where this is only imported. */
const pictured = () =>
  [
    fakeComment('Ours, at dusk.', {
      author: people.mei,
      images: [image('A round lamp in a window at dusk')],
    }),
    fakeComment('All three that I tried:', {
      images: ['The first lamp', 'The second lamp', 'The third lamp'].map((alt) => image(alt)),
    }),
    fakeComment('Very tall.', { author: people.ada, images: [image('A tall narrow lamp', 300, 1200)] }),
    fakeComment('This one never came.', {
      images: [{ ...image('A lamp that did not load'), url: `blob:${location.origin}/gone` }],
    }),
  ].map((comment) => threadItem({ comment }));

const state = (
  name: string,
  uploads: Partial<Uploads> = {},
  more: Partial<WidgetState> = {},
  items: () => readonly ThreadItem[] = () => [],
): WidgetState => ({
  name,
  tag: 'hearth-thread',
  attributes: { topic: 'demo' },
  community: (locale) =>
    fakeCommunity({
      locale,
      viewer: member,
      images: 'members',
      uploads: fakeUploads(uploads),
      stores: { 'thread/demo': fakeThreadStore(threadView({ items: items() })) },
    }),
  ...more,
});

/** Opens the composer and drops files on it, as a member would. */
export async function dropFiles(element: HTMLElement, names: readonly string[]): Promise<HTMLElement> {
  (await shown(element, '.write')).click();
  const composer = await shown(element, 'hearth-composer');
  const form = await shown(composer, 'form');
  const dataTransfer = new DataTransfer();
  for (const name of names) dataTransfer.items.add(new File(['lamp'], name, { type: 'image/png' }));
  form.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  return composer;
}

/** States of a thread with pictures, and of writing with some. */
export const pictureStates: readonly WidgetState[] = [
  state('pictures', {}, { shows: '.pictures' }, pictured),
  state(
    'writing with pictures: described, not yet described',
    {},
    {
      act: async (element) => {
        const composer = await dropFiles(element, ['lamp-at-dusk.png', 'wick.png']);
        const field = (await shown(composer, '.pictures input')) as HTMLInputElement;
        field.value = 'A round lamp in a window at dusk';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await shown(composer, 'li:nth-child(2) input');
        (await shown(composer, '[part=send]')).click();
      },
      shows: 'hearth-composer',
    },
  ),
  state(
    'writing with pictures: on their way, and refused',
    {
      upload: (file) =>
        new Promise((_, reject) => {
          const { name } = file as File;
          if (name.startsWith('a')) reject(fakeError('invalid', { field: 'file', reason: 'format' }));
          if (name.startsWith('c')) reject(fakeError('unavailable'));
        }),
    },
    {
      act: async (element) => {
        const composer = await dropFiles(element, [
          'a-very-long-name-as-cameras-give-them-IMG_20260512_102233.png',
          'b.png',
          'c.png',
        ]);
        await shown(composer, '.pictures [data-do=again]');
      },
      shows: 'hearth-composer',
    },
  ),
];
