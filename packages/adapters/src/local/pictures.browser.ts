import { expect } from '@open-wc/testing';
import { canvasCodec } from './canvas-codec.ts';
import { localAdapter, type LocalAdapter } from './local-adapter.ts';

const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
let names = 0;

/** A picture as a browser draws it, with words in its file that are no part of it. */
async function photo(width: number, height: number, type = 'image/jpeg'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const ink = canvas.getContext('2d')!;
  ink.fillStyle = '#d98a4e';
  ink.fillRect(0, 0, width, height);
  return new Blob([await canvas.convertToBlob({ type }), 'taken at 59.91, 10.75'], { type });
}

const sizeOf = async (url: string): Promise<readonly [number, number]> => {
  const image = new Image();
  image.src = url;
  await image.decode();
  return [image.naturalWidth, image.naturalHeight];
};

describe('pictures of the local adapter', () => {
  let database: string;
  let open: LocalAdapter[];
  const page = (): LocalAdapter => {
    const adapter = localAdapter({ site: 'page', database });
    open.push(adapter);
    return adapter;
  };
  beforeEach(() => {
    database = `hearth-test-pictures-${Date.now()}-${names++}`;
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((adapter) => adapter.close()));
    indexedDB.deleteDatabase(database);
    indexedDB.deleteDatabase(`${database}/media`);
  });

  it('T36 are drawn anew by the browser, made to fit, and survive a reload with their comment', async () => {
    const before = page();
    expect((await before.connect()).limits.upload).to.be.above(0);
    await before.members!.joinAsGuest({ name: 'Ada' });
    const media = await before.media!.upload({ id: id(1), file: await photo(4096, 1024) });
    expect([media.width, media.height]).to.deep.equal([2048, 512]);
    expect(await sizeOf(media.url)).to.deep.equal([2048, 512]);
    expect(await (await fetch(media.url)).text()).not.to.contain('59.91');
    const images = [{ id: id(1), alt: 'a lamp' }];
    const posted = await before.threads!.post({ id: id(2), topic: 'a', parent: null, body: 'Look', images });
    expect([posted.status, posted.images?.[0]?.alt]).to.deep.equal(['published', 'a lamp']);
    await before.close();
    const [comment] = (await page().threads!.read({ topic: 'a' })).comments;
    expect(await sizeOf(comment!.images![0]!.url)).to.deep.equal([2048, 512]);
  });

  it('T36 nothing but pictures is taken, and nothing is stored for them before there is one', async () => {
    const adapter = page();
    await adapter.members!.joinAsGuest({ name: 'Ada' });
    const refused = async (content: BlobPart): Promise<unknown> =>
      adapter.media!.upload({ id: id(1), file: new Blob([content]) }).then(
        () => null,
        (error: { details: unknown }) => error.details,
      );
    for (const content of ['words', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a and then nothing'])
      expect(await refused(content)).to.deep.equal({ field: 'file', reason: 'format' });
    expect(await refused((await photo(60, 40)).slice(0, 60))).to.deep.equal({
      field: 'file',
      reason: 'format',
    });
    const stored = (await indexedDB.databases()).map(({ name }) => name);
    expect(stored).not.to.include(`${database}/media`);
  });

  it('become what the browser can write: WebP, or else JPEG for photos and PNG for the rest', async () => {
    const codec = canvasCodec()!;
    for (const type of ['image/jpeg', 'image/png']) {
      const made = await codec.encode(new Uint8Array(await (await photo(60, 40, type)).arrayBuffer()));
      expect(['image/webp', type]).to.include(made.type);
      expect([made.width, made.height]).to.deep.equal([60, 40]);
    }
  });
});
