/** An event of a stream, or `beat`: a comment that only says that somebody is there. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** Characters of one line. Nothing that our server says comes near. */
const LINE_LIMIT = 4_000_000;

/**
 * Parses `text/event-stream` (WHATWG HTML, section 9.2.6) from chunks that may be cut anywhere. Ids and retry hints are
 * left out: cursors travel in the data, and waiting is the client's affair.
 */
export function createEventParser(onEvent: (event: ServerEvent) => void): (chunk: string) => void {
  let rest = '';
  let cut = false;
  let event = '';
  let data: string[] = [];

  const takeLine = (line: string): void => {
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line)!;
    if (line === '') {
      if (data.length) onEvent({ event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
    } else if (!field) onEvent({ event: 'beat', data: '' });
    else if (field === 'data') data.push(value!);
    else if (field === 'event') event = value!;
  };

  return (chunk) => {
    if (!chunk) return;
    const text = rest + (cut && chunk[0] === '\n' ? chunk.slice(1) : chunk);
    cut = chunk.endsWith('\r'); // a line end already, of which half may follow
    const lines = text.split(/\r\n|\r|\n/);
    rest = lines.pop()!;
    if (rest.length > LINE_LIMIT) throw new RangeError('A line of the event stream does not end.');
    lines.forEach(takeLine);
  };
}
