import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerReader, type Answer } from './answers.ts';

const WIRE = Buffer.from(
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello' +
    'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n' +
    'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n' +
    'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
);
const EXPECTED = ['200 hello', '304 ', '201 abc0123456789', '200 '];

function read(pieces: Buffer[]): string[] {
  const answers: Answer[] = [];
  const reader = new AnswerReader({ onAnswer: (answer) => answers.push(answer) });
  for (const piece of pieces) reader.feed(piece);
  return answers.map(({ status, body }) => `${status} ${body.toString()}`);
}

test('reads answers that come at once, and byte by byte', () => {
  assert.deepEqual(read([WIRE]), EXPECTED);
  assert.deepEqual(read(Array.from(WIRE, (byte) => Buffer.from([byte]))), EXPECTED);
});

test('reads answers that are cut anywhere', () => {
  for (let at = 1; at < WIRE.length; at++)
    assert.deepEqual(read([WIRE.subarray(0, at), WIRE.subarray(at)]), EXPECTED);
});

test('hands out the chunks of a stream as they come', () => {
  const chunks: string[] = [];
  const reader = new AnswerReader({
    onAnswer: () => assert.fail('a stream does not end'),
    onChunk: (chunk) => chunks.push(chunk.toString()),
  });
  reader.feed(Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\none\n\r\n4\r\ntw'));
  assert.deepEqual(chunks, ['one\n']);
  reader.feed(Buffer.from('o\n\r\n'));
  assert.deepEqual(chunks, ['one\n', 'two\n']);
});

test('refuses what is not HTTP', () => {
  const reader = new AnswerReader({ onAnswer: () => {} });
  assert.throws(() => reader.feed(Buffer.from('SSH-2.0-OpenSSH\r\n\r\n')), /Not an HTTP answer/);
});
