import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { openapi } from './openapi.ts';
import { ROUTES } from '../routes.ts';
import { ANSWERS } from '../schemas.ts';
import { createFakeHost, page, session } from '../testing/fake-host.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: { readonly properties: object } } };
  };
}
const document = openapi() as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('the document names every route, at each of its addresses, once', () => {
  const expected = Object.values(ROUTES).reduce(
    (sum, [, visibility]) => sum + (visibility === 'either' ? 2 : 1),
    0,
  );
  assert.equal(operations.length, expected);
  assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, expected);
});

test('each operation declares exactly the parameters of its path', () => {
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
    assert.deepEqual(
      declared.map(({ name }) => name),
      named,
      path,
    );
    assert.ok(declared.every(({ required }) => required));
  }
});

test('every reference leads somewhere, and nothing depends on a dialect of its own', () => {
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    assert.ok(document.components.schemas[name!], name);
  }
  assert.equal([...text.matchAll(/"\$ref":"(?!#\/components\/)/g)].length, 0);
  assert.doesNotMatch(text, /"\$schema"|"\$defs"/);
});

test('bodies leave out what the path says and refuse what is unknown', () => {
  const { schema } =
    document.paths['/v1/sites/{site}/viewer/threads/{topic}/comments']!['post']!.requestBody!.content[
      'application/json'
    ];
  assert.deepEqual(Object.keys(schema.properties), [
    'id',
    'parent',
    'body',
    'confirm',
    'trap',
    'rating',
    'images',
    'reuse',
    'prompt',
    'page',
  ]);
  assert.equal((schema as unknown as { additionalProperties: unknown }).additionalProperties, false);
});

test('the schemas of answers take what the contract calls an answer', () => {
  const { now: _now, ...answer } = session(null, 1);
  v.parse(ANSWERS.session!, answer);
  v.parse(ANSWERS.thread!, page('a', ['c1']));
});

test('the document is served to anybody', async () => {
  const response = await createFakeHost().fetch('/v1/openapi.json');
  assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(((await response.json()) as { openapi: string }).openapi, '3.1.0');
});
