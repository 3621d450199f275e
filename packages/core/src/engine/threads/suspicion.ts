import type { Body } from '../../domain/body.ts';
import type { Id } from '../../domain/common.ts';
import { linksIn } from '../../domain/links.ts';
import { isStaff } from '../../domain/people/people.ts';
import { gistOf, spamSigns, type SpamSign } from '../../domain/threads/spam.ts';
import { webPage } from '../input.ts';
import type { Reading, Scene, Writing } from '../scene.ts';
import { fingerprint } from '../seal.ts';

export interface Suspect {
  readonly source: string;
  readonly body: Body;
  readonly trap?: string | undefined;
  readonly spam: boolean | null;
}

/** Hashes read per gist, and old ones forgotten per post. */
const FEW = 10;

/** What speaks against words. Of a comment that is there already, its own gist does not. */
export async function suspect(
  context: Reading,
  { source, body, trap, spam }: Suspect,
  own?: Id,
): Promise<SpamSign[]> {
  const policy = context.access.spam ?? {};
  const gist = policy.repeats === undefined || own !== undefined ? null : await hashOf(source);
  const same = gist === null ? [] : await context.tx.range('gists', { eq: [gist], limit: FEW });
  const repeated = same.length > 0 ? Math.max(...same.map(({ at }) => at)) : null;
  return spamSigns({ links: linksIn(body).size, repeated, trap, spam }, policy, context.now);
}

/**
 * Asks the spam service, if there is one and the site wants it: before the write, for no transaction should wait for
 * somebody else's server. Staff are not judged, and neither is what is stored already.
 */
export async function judge(
  scene: Scene,
  words: {
    readonly id: Id;
    readonly topic: string;
    readonly source: string;
    readonly reply: boolean;
    readonly url?: string;
  },
  edited = false,
): Promise<boolean | null> {
  const { options, site, viewer } = scene;
  if (!options.judge || !viewer || isStaff(viewer)) return null;
  const found = await scene.read(async ({ tx, access }) => {
    const known = !edited && (await tx.get('comments', [words.id]));
    if (!access.spam?.service || known) return null;
    return { url: (await tx.get('threads', [words.topic]))?.url ?? null };
  });
  if (!found) return null;
  const { source, reply } = words;
  const url = found.url ?? webPage(words.url === undefined ? undefined : { title: '', url: words.url }).url;
  return options.judge({ site, source, reply, url, author: viewer.name, role: viewer.role });
}

/** Remembers what was posted for as long as the site looks back, as a hash. */
export async function remember({ tx, access, now }: Writing, comment: Id, source: string): Promise<void> {
  const { repeats } = access.spam ?? {};
  const gist = repeats === undefined ? null : await hashOf(source);
  if (repeats === undefined || gist === null) return;
  for (const old of await tx.range('gists', { index: 'at', eq: [], limit: FEW }))
    if (now >= old.at + repeats) await tx.delete('gists', [old.gist, old.comment]);
  // Of many at once the newest tells enough.
  const same = await tx.range('gists', { eq: [gist], limit: FEW });
  if (same.length === FEW) for (const old of same) await tx.delete('gists', [old.gist, old.comment]);
  await tx.insert('gists', { gist, comment, at: now });
}

async function hashOf(source: string): Promise<string | null> {
  const gist = gistOf(source);
  return gist === null ? null : fingerprint(gist);
}
