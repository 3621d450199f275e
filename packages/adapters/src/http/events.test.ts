import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createEventParser, type ServerEvent } from './events.ts';

function parse(chunks: readonly string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const take = createEventParser((event) => void events.push(event));
  chunks.forEach(take);
  return events;
}

describe('the event parser', () => {
  test('reads events, comments, fields it does not know, and data of several lines', () => {
    const stream =
      'retry: 1000\n\n: hello\nid: e.1\nevent: change\ndata: {"a":\ndata:1}\n\ndata\n\nevent: lost\n\nunknown: x\ndata: last\n\ndata: cut off';
    assert.deepEqual(parse([stream]), [
      { event: 'beat', data: '' },
      { event: 'change', data: '{"a":\n1}' },
      { event: 'message', data: '' },
      { event: 'message', data: 'last' },
    ]);
  });

  test('takes LF, CRLF and CR for line ends', () => {
    const stream = 'event: change\ndata: 1\n\n:\ndata: 2\n\n';
    const expected = parse([stream]);
    assert.equal(expected.length, 3);
    assert.deepEqual(parse([stream.replaceAll('\n', '\r\n')]), expected);
    assert.deepEqual(parse([stream.replaceAll('\n', '\r')]), expected);
  });

  test('finds the same events wherever the stream is cut', () => {
    const line = fc.oneof(
      fc.constantFrom('', ':', 'event: change', 'id: e.1', 'data'),
      fc.string().map((text) => `data: ${text.replace(/[\r\n]/g, '')}`),
    );
    const stream = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')))
      .map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(stream, fc.array(fc.nat(200)), (text, cuts) => {
        const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((end, index) => text.slice(places[index], end));
        assert.deepEqual(parse(chunks), parse([text]));
      }),
    );
  });

  test('refuses a line that does not end', () => {
    assert.throws(() => parse(Array.from({ length: 5 }, () => 'x'.repeat(1_000_000))), RangeError);
  });
});
