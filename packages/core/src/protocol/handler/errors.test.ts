import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError, type ErrorCode } from '../../adapter/errors.ts';
import { STATUS } from '../status.ts';
import { at, createFakeHost, errorOf, send, SITE } from '../testing/fake-host.ts';

const POST = { id: 'c1', parent: null, body: 'Hello' };

describe('errors', () => {
  for (const code of Object.keys(STATUS) as ErrorCode[]) {
    test(`${code} travels as code and parameters, with its status`, async () => {
      const fake = createFakeHost();
      fake.answer = () =>
        new CommunityError(code, 'A sentence that stays here.', {
          field: 'body',
          retryAfter: 1.2,
          confirm: 't',
        });
      const response = await send(fake, 'POST', '/viewer/threads/x/comments', POST);
      assert.equal(response.status, STATUS[code]);
      assert.equal(response.headers.get('Retry-After'), '2');
      const text = await response.text();
      assert.deepEqual(JSON.parse(text), {
        error: { code, field: 'body', retryAfter: 1.2, confirm: 't', request: 'request-1' },
      });
    });
  }

  test('whatever else breaks is unavailable, says nothing about itself, and is logged', async () => {
    const broken = new Error('SELECT secret FROM keys');
    const fake = createFakeHost({
      backend: () => {
        throw broken;
      },
    });
    const response = await fake.fetch(at('/threads/x'));
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), { error: { code: 'unavailable', request: 'request-1' } });
    assert.equal(fake.log[0]!.error, broken);
  });

  test('a part that the backend does not have is unsupported', async () => {
    const fake = createFakeHost({
      backend: () => ({ spec: '1.0', ids: 'client', connect: () => Promise.reject(new Error()) }),
    });
    for (const path of [
      '/threads/x',
      '/polls/p',
      '/changes?since=a&channels=poll/p',
      '/stream?since=a&channels=poll/p',
    ]) {
      assert.equal((await fake.fetch(at(path))).status, 501, path);
    }
  });

  test('a client of a higher major is refused; one of a higher minor is not', async () => {
    const fake = createFakeHost();
    assert.equal((await fake.fetch(at('?spec=1.7'))).status, 200);
    const response = await fake.fetch(at('?spec=2.0'));
    assert.deepEqual([response.status, (await errorOf(response)).field], [501, 'spec']);
  });

  test('the log has route, site, viewer and status, and neither topic nor token', async () => {
    const fake = createFakeHost();
    await send(fake, 'POST', '/viewer/threads/secret-topic/comments', POST);
    const entry = {
      request: 'request-1',
      route: 'post',
      method: 'POST',
      site: SITE,
      viewer: 'ada',
      status: 200,
      duration: 0,
    };
    assert.deepEqual(fake.log, [entry]);
  });
});
