import { expect } from '@open-wc/testing';
import { IMAGE_LIMIT } from '@hearth/core/domain';
import type { CommentImage, Media } from '@hearth/core/domain';
import type { EditMore, Uploads } from '@hearth/core/state';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { fakeError, member } from '../../../fakes/community.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { fakeMedia, fakeUploads } from '../../../fakes/uploads.ts';
import { inside, stage, until, words } from '../../../testing/helpers.ts';
import { key } from '../../../testing/composer.ts';
import { focused, showThread } from '../../../testing/thread.ts';
import type { HearthComposer } from './composer.ts';

const file = (name: string, size = 4): File => new File([new Uint8Array(size)], name, { type: 'image/png' });
const rows = (composer: HearthComposer): HTMLElement[] => [
  ...composer.shadowRoot!.querySelectorAll<HTMLElement>('.pictures li'),
];

describe('pictures in <hearth-thread>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  async function open(uploads: Partial<Uploads> = {}, options = {}, draft?: readonly CommentImage[]) {
    const shown = await showThread(place.element, threadView({}), {
      viewer: member,
      images: 'everyone',
      uploads: fakeUploads(uploads),
      ...options,
    });
    if (draft) shown.store.setDraft('new+images', JSON.stringify(draft));
    const composer = await shown.compose('.write');
    const give = (kind: 'drop' | 'paste', files: readonly File[], text = ''): boolean => {
      const data = new DataTransfer();
      for (const one of files) data.items.add(one);
      if (text) data.setData('text/plain', text);
      const init = { bubbles: true, cancelable: true };
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, ...init })
          : new ClipboardEvent('paste', { clipboardData: data, ...init });
      return inside(composer, 'textarea')!.dispatchEvent(event);
    };
    const add = async (...files: readonly File[]): Promise<void> => {
      const before = rows(composer).length;
      give('drop', files);
      await until(() => rows(composer).length > before, 'the pictures in the composer');
    };
    const alts = (): HTMLInputElement[] => [
      ...composer.shadowRoot!.querySelectorAll<HTMLInputElement>('.pictures input'),
    ];
    const describe = async (at: number, text: string): Promise<void> => {
      await until(() => alts()[at], 'the field for its description');
      alts()[at]!.value = text;
      alts()[at]!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const send = async (): Promise<void> => {
      inside<HTMLElement>(composer, '[part=send]')!.click();
      await composer.updateComplete;
    };
    const problem = (): string => words(composer, '#problem');
    const told = (): string => words(composer, '[role=status]');
    return { ...shown, composer, give, add, alts, describe, send, problem, told };
  }

  it('T35 uploads what is dropped, asks for a description, and posts both', async () => {
    const { composer, add, alts, describe, send, problem, calls, type, store, told } = await open();
    await type(composer, 'Look at this');
    await add(file('lamp.png'), file('wick.png'));
    await until(() => alts().length === 2, 'both uploaded');
    await until(() => told().includes('wick.png is uploaded'), 'it is told');
    await describe(0, 'A lamp');
    await send();
    expect(problem()).to.contain('describe each picture');
    await until(() => focused(composer) === alts()[1], 'the focus where a description is missing');
    expect(alts()[1]!.ariaInvalid).to.equal('true');
    expect(calls('post')).to.have.length(0);
    expect(store.draft('new+images')).to.contain('A lamp');
    await describe(1, 'Its wick ');
    await send();
    const [[, { body, images }]] = calls('post') as [[string, { body: string; images: CommentImage[] }]];
    expect([body, images.map(({ alt }) => alt)]).to.deep.equal(['Look at this', ['A lamp', 'Its wick']]);
    await until(() => rows(composer).length === 0, 'an empty composer');
  });

  it('T35 takes pasted pictures, and leaves words that were copied with one to the field', async () => {
    const { composer, give } = await open();
    expect(give('paste', [file('lamp.png')], 'words')).to.equal(true);
    if (!give('paste', [file('lamp.png')])) await until(() => rows(composer).length === 1, 'the picture');
    expect(give('drop', [new File(['x'], 'notes.txt', { type: 'text/plain' })])).to.equal(true);
  });

  it('waits for what is under way, and an upload can be called off', async () => {
    let aborted = false;
    const { composer, add, send, problem, calls, type } = await open({
      upload: (_, signal) => {
        signal!.addEventListener('abort', () => (aborted = true));
        return new Promise<Media>(() => {});
      },
    });
    await type(composer, 'Look');
    await add(file('lamp.png'));
    expect(inside(composer, 'progress')).not.to.equal(null);
    await send();
    expect(problem()).to.contain('still being uploaded');
    expect(calls('post')).to.have.length(0);
    inside<HTMLElement>(composer, '[data-do=drop]')!.click();
    await until(() => rows(composer).length === 0, 'it is gone');
    expect(aborted).to.equal(true);
    await until(() => focused(composer)?.classList.contains('image'), 'the focus on the button that adds');
    await send();
    expect(calls('post')).to.have.length(1);
  });

  it('says in words what was refused, and offers to try again what may succeed', async () => {
    let tries = 0;
    const { composer, add, alts, told } = await open({
      upload: async (sent) => {
        const { name } = sent as File;
        if (name === 'text.png') throw fakeError('invalid', { field: 'file', reason: 'format' });
        if (name === 'large.png') throw fakeError('invalid', { field: 'file', reason: 'too-many-pixels' });
        if (tries++ === 0) throw fakeError('unavailable');
        return fakeMedia();
      },
    });
    await add(file('text.png'), file('large.png'), file('later.png'), file('huge.png', 11 * 1024 * 1024));
    await until(() => rows(composer).every((row) => row.querySelector('.error-words')), 'all refused');
    const said = rows(composer).map((row) => row.querySelector('.error-words')!.textContent);
    expect(said[0]).to.contain('no picture');
    expect(said[1]).to.contain('too many pixels');
    expect(said[3]).to.contain('up to 10 MB');
    expect(composer.shadowRoot!.querySelectorAll('[data-do=again]')).to.have.length(1);
    inside<HTMLElement>(composer, '[data-do=again]')!.click();
    await until(() => alts().length === 1, 'it was uploaded');
    expect(told()).to.contain('later.png is uploaded');
  });

  it(`T35 takes ${IMAGE_LIMIT} pictures at most`, async () => {
    const { composer, add, problem } = await open();
    await add(...Array.from({ length: IMAGE_LIMIT + 1 }, (_, at) => file(`${at}.png`)));
    expect(rows(composer)).to.have.length(IMAGE_LIMIT);
    await until(() => problem().includes(`${IMAGE_LIMIT} pictures at most`), 'it says so');
  });

  it('T35 brings a draft’s pictures back with addresses that are good now, and says when one has gone', async () => {
    const [kept, gone] = [fakeMedia(), fakeMedia()];
    const old = 'blob:old';
    const { composer, alts, told } = await open(
      {
        read: async (id) => {
          if (id === gone.id) throw fakeError('not-found');
          return kept;
        },
      },
      {},
      [kept, gone].map(({ id, width, height }) => ({ id, url: old, width, height, alt: id })),
    );
    await until(() => alts().length === 1, 'the one that is left');
    expect(alts()[0]!.value).to.equal(kept.id);
    await until(() => inside<HTMLImageElement>(composer, '.thumb img')!.src === kept.url, 'its new address');
    expect(told()).to.contain('no longer there');
  });

  it('asks a stranger for a name first, and uploads as the guest that they become', async () => {
    const { composer, give, problem, type, alts, community } = await open({}, { viewer: null });
    give('drop', [file('lamp.png')]);
    await until(() => problem().includes('name'), 'it asks for the name');
    expect(focused(composer)?.id).to.equal('name');
    await type(composer, 'Gus', '#name');
    give('drop', [file('lamp.png')]);
    await until(() => alts().length === 1, 'it is uploaded');
    expect(community.calls).to.deep.include(['joinAsGuest', 'Gus']);
  });

  it('offers nothing where the site takes no pictures from the viewer', async () => {
    const { composer, give } = await open({}, { viewer: null, images: 'members' });
    expect(inside(composer, '.tools .image')).to.equal(null);
    expect(give('drop', [file('lamp.png')])).to.equal(true);
  });

  it('Enter in a description does not send, Ctrl+Enter does', async () => {
    const { composer, add, alts, describe, calls, type } = await open();
    await type(composer, 'Look');
    await add(file('lamp.png'));
    await describe(0, 'A lamp');
    expect(key(alts()[0]!, 'Enter'), 'left to the browser').to.equal(false);
    expect(calls('post')).to.have.length(0);
    key(alts()[0]!, 'Enter', { ctrlKey: true });
    expect(calls('post')).to.have.length(1);
  });

  it('T35 an edit begins with the comment’s pictures, and saves what is left of them', async () => {
    const images = [fakeMedia(), fakeMedia()].map((media) => ({ ...media, alt: `alt of ${media.id}` }));
    const comment = fakeComment('Words', { id: 'c-1', author: people.ada, images, can: ['edit'] });
    const { element, store, press, calls } = await showThread(
      place.element,
      threadView({ items: [threadItem({ comment })] }),
      { viewer: member, images: 'members', uploads: fakeUploads() },
    );
    await press('[data-do=menu]');
    await until(() => inside(element, '.menu.placed button:nth-of-type(2)'), 'the menu');
    await press('.menu.placed button:nth-of-type(2)');
    await until(() => inside(element, 'hearth-composer'), 'the composer');
    const composer = inside<HearthComposer>(element, 'hearth-composer')!;
    await until(() => rows(composer).length === 2, 'both pictures');
    rows(composer)[0]!.querySelector<HTMLElement>('[data-do=drop]')!.click();
    await until(() => rows(composer).length === 1, 'one is removed');
    inside<HTMLElement>(composer, '[part=send]')!.click();
    await until(() => calls('edit').length, 'it is saved');
    const [[, id, body, , more]] = calls('edit') as [[string, string, string, unknown, EditMore]];
    const { images: left = [] } = more;
    expect([id, body, left.map((image) => image.id)]).to.deep.equal(['c-1', 'Words', [images[1]!.id]]);
    expect(store.draft('edit/c-1+images')).to.equal('');
  });

  it('T35 a comment shows its pictures with their descriptions, in room that was kept for them', async () => {
    const images = [{ ...fakeMedia(), alt: 'A lamp <b>' }];
    const comment = fakeComment('Look', { images });
    const { element } = await showThread(place.element, threadView({ items: [threadItem({ comment })] }));
    await until(() => inside(element, '.pictures img'), 'the picture');
    const image = inside<HTMLImageElement>(element, '.pictures img')!;
    expect([image.alt, image.getAttribute('width'), image.getAttribute('height')]).to.deep.equal([
      'A lamp <b>',
      '512',
      '336',
    ]);
    expect([image.loading, image.decoding]).to.deep.equal(['lazy', 'async']);
    const before = image.getBoundingClientRect().height;
    await until(() => image.complete && image.naturalWidth, 'the picture itself');
    expect(image.getBoundingClientRect().height).to.be.closeTo(before, 1);
    const link = image.closest('a')!;
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener nofollow ugc']);
  });

  it('draws no picture from an address that is none', async () => {
    const images = [
      { ...fakeMedia(), alt: 'x', url: 'javascript:alert(1)' },
      { ...fakeMedia(), alt: 'y', url: 'data:text/html,x' },
    ];
    const comment = fakeComment('Look', { id: 'c-1', images });
    const { element } = await showThread(place.element, threadView({ items: [threadItem({ comment })] }));
    element
      .shadowRoot!.querySelector('.row')!
      .dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await until(() => inside(element, '.row')!.textContent.includes('Look'), 'the row');
    expect(inside(element, '.pictures')).to.equal(null);
  });
});
