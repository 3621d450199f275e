const known = new WeakMap<Response, Uint8Array<ArrayBuffer>>();

/** An answer whose bytes {@link bytesOf} gives back: a Response itself does that once, and at the price of a stream. */
export function answerOf(bytes: Uint8Array<ArrayBuffer>, init: ResponseInit): Response {
  const response = new Response(bytes, init);
  known.set(response, bytes);
  return response;
}

/** What an answer consists of, where it was made by {@link answerOf}; nobody may change it. */
export const bytesOf = (response: Response): Uint8Array<ArrayBuffer> | undefined => known.get(response);
