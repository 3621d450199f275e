import { CommunityError } from '../../adapter/errors.ts';
import { isStaff } from '../../domain/people/people.ts';
import { isNudged } from '../../domain/threads/nudge.ts';
import { requireViewer, type Reading, type Scene } from '../scene.ts';
import { canonical, seal, sealed } from '../seal.ts';

const PURPOSE = 'nudge';

/**
 * Throws `nudge` for words that the site asks to read over, with the token that confirms them. The token is good for these
 * words by this person in this place, so nothing has to be kept, and it confirms no others. Staff are not asked.
 */
export async function askAgain(
  { options, site }: Scene,
  { access, viewer }: Reading,
  {
    topic,
    source,
    confirm,
  }: { readonly topic: string; readonly source: string; readonly confirm?: string | undefined },
): Promise<void> {
  if (isStaff(viewer) || !isNudged(source, access.nudge ?? [])) return;
  const words = canonical([site, requireViewer(viewer).id, topic, source]);
  if (confirm !== undefined && (await sealed(options.secret, PURPOSE, words, confirm))) return;
  throw new CommunityError('nudge', 'Please read it over once more.', {
    field: 'body',
    confirm: await seal(options.secret, PURPOSE, words),
  });
}
