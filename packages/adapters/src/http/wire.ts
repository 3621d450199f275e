import { SPEC } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import { NOW_HEADER, SPEC_HEADER } from '@hearth/core/protocol';

/** Where requests go, and how. */
export interface Wire {
  readonly server: string;
  readonly site: Id;
  readonly fetch: typeof fetch;
  /** Milliseconds until an answer is there. */
  readonly timeout: number;
}

/** The name under which a guest's token is kept on their device. */
export const guestKey = (server: string, site: Id): string => `hearth:guest:${server} ${site}`;

/** An answer with the server's clock: a session's travels in a header, a bearer's in the body. */
interface Timed {
  now?: number;
}

/** Whether an answer says yes, in the protocol and in a version of it that is understood. */
export const isYes = ({ ok, headers }: Response): boolean =>
  ok && parseInt(headers.get(SPEC_HEADER)!) <= parseInt(SPEC);

/** What an answer's JSON says. */
export async function bodyOf<T>(response: Response): Promise<T> {
  const { headers } = response;
  const answer = (await response.json()) as Timed | null;
  // A shared cache may have kept the answer with its clock; it says for how long.
  const now = headers.get(NOW_HEADER) ?? answer?.now;
  if (answer && now) answer.now = Number(now) + Number(headers.get('Age')) * 1000;
  return answer as T;
}
