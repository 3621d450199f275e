import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { PIXEL_LIMIT, SIDE_LIMIT, type Comment, type Media, type Viewer } from '@hearth/core/domain';
import type { ErrorBody } from '@hearth/core/protocol';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { diskStorage } from './disk-storage.ts';

const DAY = 24 * 3_600_000;
/** As phones write them: turned by a quarter, with a place, a name and a profile of colours. */
const photo = async (width = 60, height = 40): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: '#d98a4e' } })
      .withExif({
        IFD0: { Make: 'Lumen', Artist: 'Mira Solberg' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 54/1 0/1', GPSLongitudeRef: 'E' },
      })
      .withMetadata({ orientation: 6 })
      .withIccProfile('p3')
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
      .jpeg()
      .toBuffer(),
  );

describe('pictures on the server', () => {
  let server: TestServer;
  let time = Date.UTC(2026, 2, 2, 9);
  const people = new Map<string, Viewer>();
  const bearers = new Map<string, string>();
  before(async () => {
    server = await startTestServer({ now: () => ++time, media: { limit: 300_000 } });
    await server.admin.apply('site: { id: club, name: Club, membersOnly: true }');
    await server.admin.apply('site: { id: plain, name: Plain }\nimages: off');
  });
  after(() => server.close());

  const bearer = async (name: string, site = 'acme', role?: 'staff'): Promise<string> => {
    const key = `${site} ${name} ${time - (time % 300_000)}`;
    const known = bearers.get(key);
    if (known) return known;
    const { token } = await server.admin.token({ site, id: name, name, ...(role && { role }) });
    const answer = await server.post(`/v1/sites/${site}/identity`, { assertion: token });
    const granted = (await answer.json()) as { bearer: string; viewer: Viewer };
    people.set(name, granted.viewer);
    bearers.set(key, granted.bearer);
    return granted.bearer;
  };
  const send = async (
    name: string,
    body: BodyInit,
    { site = 'acme', id = randomUUID(), headers = {} } = {},
  ): Promise<Response> =>
    server.get(`/v1/sites/${site}/viewer/media/${id}`, {
      method: 'PUT',
      body,
      headers: { Authorization: `Bearer ${await bearer(name, site)}`, ...headers },
    });
  const upload = async (name: string, body?: BodyInit, site?: string): Promise<Media> => {
    const answer = await send(name, body ?? (await photo()), { ...(site && { site }) });
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as Media;
  };
  const post = async (name: string, images: readonly Media[], site = 'acme'): Promise<Comment> => {
    const answer = await server.post(
      `/v1/sites/${site}/viewer/threads/t/comments`,
      {
        id: randomUUID(),
        parent: null,
        body: `Look: ${randomUUID()}`,
        ...(images.length && { images: images.map(({ id }) => ({ id, alt: 'a lamp' })) }),
      },
      { Authorization: `Bearer ${await bearer(name, site)}` },
    );
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as Comment;
  };
  const local = (url: string): string => url.slice(new URL(url).origin.length);
  const errorOf = async (answer: Response): Promise<ErrorBody['error']> =>
    ((await answer.json()) as ErrorBody).error;
  const files = (site = 'acme'): string[] =>
    existsSync(join(server.data, 'media', site))
      ? readdirSync(join(server.data, 'media', site), { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.includes('/'),
        )
      : [];

  test('T36 a photo is encoded anew: upright, in sRGB, without place, name or any note of its camera', async () => {
    const sent = await photo();
    const before = await sharp(sent).metadata();
    assert.ok(before.exif && before.icc && before.xmp, 'the photo that is sent has all of them');
    const { url, width, height, type, id } = await upload('mira', sent);
    assert.deepEqual([width, height, type], [40, 60, 'image/webp']);
    const bytes = Buffer.from(await (await server.get(local(url))).arrayBuffer());
    const kept = await sharp(bytes).metadata();
    assert.deepEqual(
      [kept.exif, kept.icc, kept.xmp, kept.iptc, kept.orientation, kept.width],
      [undefined, undefined, undefined, undefined, undefined, 40],
    );
    for (const trace of ['Exif', 'GPS', 'Lumen', 'Mira', 'secret', 'ICCP', 'XMP '])
      assert.ok(!bytes.includes(trace), trace);
    const path = join(server.data, 'media', 'acme', id.slice(-2), id);
    assert.deepEqual(readFileSync(path), bytes, 'and so it lies on the disk');
    assert.equal(statSync(path).mode & 0o777, 0o600, 'for the server alone');
  });

  test('T36 what hides behind a picture is left behind, and what only calls itself one is refused', async () => {
    const page = '<!doctype html><script>alert(document.domain)</script>';
    const both = new Uint8Array(Buffer.concat([await photo(), Buffer.from(page)]));
    const { url } = await upload('mira', both);
    const answer = await server.get(local(url));
    assert.ok(!Buffer.from(await answer.arrayBuffer()).includes('script'));
    const picture = await photo();
    for (const [what, body] of Object.entries({
      page,
      svg: `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
      nothing: '',
      'a JPEG that only begins': picture.subarray(0, 200),
      'half a picture': picture.subarray(0, picture.length - 100),
      'a page with the first bytes of a GIF': `GIF89a${page}`,
      pdf: '%PDF-1.7\n',
    })) {
      const refused = await send('mira', body, { headers: { 'Content-Type': 'image/jpeg' } });
      assert.equal(refused.status, 422, what);
      const { code, field, reason } = await errorOf(refused);
      assert.deepEqual([code, field, reason], ['invalid', 'file', 'format'], what);
    }
    assert.equal((await send('mira', picture, { headers: { 'Content-Type': 'text/html' } })).status, 200);
  });

  test('T36 a small file of many pixels is refused before it is decoded', async () => {
    const bomb = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    assert.ok(bomb.length < 300_000, `${bomb.length} bytes`);
    const refused = await send('mira', new Uint8Array(bomb));
    const { reason, limit } = await errorOf(refused);
    assert.deepEqual([refused.status, reason, limit], [422, 'too-many-pixels', PIXEL_LIMIT]);
  });

  test('T36 a large picture is made to fit, an animation becomes its first picture', async () => {
    const wide = await upload('mira', await photo(4_000, 100));
    assert.deepEqual([wide.width, wide.height], [Math.round((100 * SIDE_LIMIT) / 4_000), SIDE_LIMIT]);
    const frame = (background: string) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer();
    const moving = await sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    assert.equal((await sharp(moving).metadata()).pages, 2);
    const still = await upload('mira', new Uint8Array(moving));
    const kept = await (await server.get(local(still.url))).arrayBuffer();
    assert.deepEqual([still.height, (await sharp(kept).metadata()).pages], [8, undefined]);
  });

  test('T36 more bytes than are allowed are refused, announced or not, and are not waited for', async () => {
    const announced = await send('mira', new Uint8Array(300_001));
    assert.equal(announced.status, 413);
    assert.deepEqual((await errorOf(announced)).limit, 300_000);
    const authorization = `Bearer ${await bearer('mira')}`;
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(
        `http://127.0.0.1:${server.port}/v1/sites/acme/viewer/media/${randomUUID()}`,
        { method: 'PUT', headers: { Authorization: authorization, 'Transfer-Encoding': 'chunked' } },
        (answer) => {
          resolve(answer.statusCode!);
          answer.resume();
          call.destroy();
        },
      );
      call.on('error', reject);
      // Never ended: the answer comes in the middle of it.
      call.write(Buffer.alloc(400_000, 0xff));
    });
    assert.equal(status, 413);
  });

  test('T36 a public picture may be kept by caches, can do nothing, and is for every page', async () => {
    await post('mira', []);
    const { images } = await post('mira', [await upload('mira')]);
    assert.doesNotMatch(images![0]!.url, /\?/, 'an address without a pass');
    const answer = await server.get(local(images![0]!.url));
    const { headers } = answer;
    assert.equal(answer.status, 200);
    assert.equal(headers.get('Content-Type'), 'image/webp');
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Content-Security-Policy'), "default-src 'none'; sandbox");
    assert.match(headers.get('Content-Disposition')!, /^inline; filename="[\w-]+\.webp"$/);
    assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    assert.equal(headers.get('Cache-Control'), 'public, max-age=86400, s-maxage=300, immutable');
    assert.equal(headers.get('Content-Encoding'), null, 'compressed as it is');
    assert.equal(headers.get('Content-Length'), String((await answer.arrayBuffer()).byteLength));
    const again = await server.get(local(images![0]!.url), {
      headers: { 'If-None-Match': headers.get('ETag')! },
    });
    assert.equal(again.status, 304);
    const head = await server.get(local(images![0]!.url), { method: 'HEAD' });
    assert.deepEqual([head.status, (await head.arrayBuffer()).byteLength], [200, 0]);
  });

  test('T36 a held comment’s picture is nobody’s but its author’s and staff’s, and a hidden one’s staff’s', async () => {
    const staff = await bearer('siri', 'acme', 'staff');
    const asStaff = { headers: { Authorization: `Bearer ${staff}` } };
    const held = await post('nora', [await upload('nora')]);
    const own = local(held.images![0]!.url);
    const bare = own.split('?')[0]!;
    assert.deepEqual([held.status, (await server.get(bare)).status], ['held', 404]);
    const mine = await server.get(own);
    assert.deepEqual([mine.status, mine.headers.get('Cache-Control')], [200, 'private, max-age=3600']);
    const other = own.replace(/pass=./, 'pass=s');
    assert.equal((await server.get(other)).status, 404, 'a pass of another kind');
    assert.equal((await server.get(own.replace(/until=\d/, 'until=9'))).status, 404, 'a longer one');
    const seen = (await (
      await server.get(`/v1/sites/acme/viewer/comments/${held.id}`, asStaff)
    ).json()) as Comment;
    const theirs = local(seen.images![0]!.url);
    assert.equal((await server.get(theirs)).status, 200, 'staff see it');
    const moderate = (action: string): Promise<Response> =>
      server.post(
        `/v1/sites/acme/viewer/comments/${held.id}/moderation`,
        { key: randomUUID(), action },
        asStaff.headers,
      );
    await moderate('approve');
    assert.equal((await server.get(bare)).status, 200, 'approved');
    await moderate('hide');
    assert.deepEqual(
      [(await server.get(bare)).status, (await server.get(own)).status, (await server.get(theirs)).status],
      [404, 404, 200],
      'hidden',
    );
    time += 3 * 3_600_000;
    assert.equal((await server.get(theirs)).status, 404, 'a pass ends');
  });

  test('T36 on a site for members, pictures are for who has a pass', async () => {
    await post('mira', [], 'club');
    const { images } = await post('mira', [await upload('mira', undefined, 'club')], 'club');
    const url = local(images![0]!.url);
    assert.deepEqual(
      [(await server.get(url)).status, (await server.get(url.split('?')[0]!)).status],
      [200, 404],
    );
    const elsewhere = url.replace('/club/', '/acme/');
    assert.equal((await server.get(elsewhere)).status, 404, 'a pass of another site');
  });

  test('T36 pictures of what was deleted, and those that nothing shows for a day, leave the disk', async () => {
    const before = new Set(files());
    const { images, id, revision } = await post('mira', [await upload('mira')]);
    await upload('mira');
    assert.equal(files().filter((name) => !before.has(name)).length, 2);
    const removed = await server.get(
      `/v1/sites/acme/viewer/comments/${id}?key=${randomUUID()}&revision=${revision}`,
      { method: 'DELETE', headers: { Authorization: `Bearer ${await bearer('mira')}` } },
    );
    assert.equal(removed.status, 200);
    assert.equal((await server.get(local(images![0]!.url))).status, 404, 'at once');
    time += DAY + 3_600_000;
    // Any write wakes what cleans up.
    await post('mira', []);
    for (let turn = 0; turn < 200 && files().some((name) => !before.has(name)); turn++)
      await new Promise((resolve) => setImmediate(() => setTimeout(resolve, 10)));
    assert.deepEqual(
      files().filter((name) => !before.has(name)),
      [],
    );
  });

  test('T36 an address that leads elsewhere leads nowhere', async () => {
    for (const id of ['..%2f..%2fhearth.db', '%2e%2e', 'hearth.db', '..%5c..%5csecret', 'a%00b'])
      assert.equal((await server.get(`/v1/sites/acme/media/${id}`)).status >= 400, true, id);
    const storage = diskStorage(server.data);
    for (const [site, id] of [
      ['..', randomUUID()],
      ['acme', '../hearth.db'],
      ['acme/..', randomUUID()],
    ] as const)
      await assert.rejects(storage.get(site, id), /no name of a picture/);
  });

  test('where a site takes none, and where the server has none, pictures are refused', async () => {
    assert.equal((await send('mira', await photo(), { site: 'plain' })).status, 403);
    const without = await startTestServer({ media: false });
    const { limits } = (await (await without.get('/v1/sites/acme')).json()) as { limits: object };
    assert.ok(!('upload' in limits), 'the session doesn’t offer them');
    assert.equal((await without.get(`/v1/sites/acme/media/${randomUUID()}`)).status, 404);
    await without.close();
  });
});
