import type { PreinitializedWritableAtom } from 'nanostores';
import { toCommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { Landing } from '../../domain/referrals/types.ts';
import { part, type Core } from '../core.ts';
import { createLoader } from '../loader.ts';
import type { InviteStore, InviteView } from '../types.ts';
import { newIdOf } from '../uuid.ts';

/**
 * Both sides of an invitation. The friend's side keeps the click in memory only: nothing is stored before they have signed
 * in, and then it is the backend that remembers.
 */
export function createInvite(
  core: Core,
  programme: string | undefined,
  $view: PreinitializedWritableAtom<InviteView> & object,
): InviteStore {
  const { session } = core;
  const newId = newIdOf(core);
  /** The key of a click's claim: a second try is the same claim. */
  const claims = new Map<string, Id>();
  const patch = (values: Partial<InviteView>) => $view.set({ ...$view.value, ...values });
  const member = () => {
    const viewer = session.viewer();
    return viewer && viewer.role !== 'guest' ? viewer : null;
  };

  const claim = async () => {
    const { landing, claimed } = $view.value;
    if (!landing || claimed || !member()) return;
    const { click } = landing;
    const key = claims.get(click) ?? newId();
    claims.set(click, key);
    try {
      const { state, reason = null } = await part(core, 'referrals').claim({ click, key });
      if ($view.value.landing?.click === click) patch({ claimed: state, reason, failure: null });
    } catch (thrown) {
      patch({ failure: toCommunityError(thrown) });
    }
  };
  let landings = 0;
  const land = async (ask: () => Promise<Landing>) => {
    const mine = ++landings;
    patch({ failure: null });
    try {
      const landing = await ask();
      // Of two that were asked for, the later one counts, whichever answer comes first.
      if (mine !== landings) return;
      patch({ landing, claimed: null, reason: null });
    } catch (thrown) {
      return mine === landings ? patch({ failure: toCommunityError(thrown) }) : undefined;
    }
    await claim();
  };

  const loader = createLoader(core, $view, {
    afterSession: true,
    async read(signal) {
      if (!member()) return null;
      const [invitation] = await Promise.all([
        part(core, 'referrals').invitation(programme === undefined ? {} : { programme }, { signal }),
        claim(),
      ]);
      return invitation;
    },
    take(invitation) {
      patch({ invitation });
      const viewer = member();
      return invitation && viewer && { channel: `member/${viewer.id}`, asOf: invitation.asOf };
    },
    onChange(change) {
      if (change.kind === 'referrals') void loader.reload();
    },
    forget: () => patch({ invitation: null, claimed: null, reason: null }),
  });

  return {
    $view,
    ready: loader.ready,
    reload: loader.reload,
    shared(channel) {
      const { invitation } = $view.value;
      // An intent that isn't counted is no reason to disturb anybody.
      if (invitation)
        part(core, 'referrals')
          .shared({ programme: invitation.programme.id, channel, key: newId() })
          .catch(() => {});
    },
    async reached(channel, people) {
      const { invitation } = $view.value;
      const referrals = part(core, 'referrals');
      if (!invitation || !referrals.reached) return false;
      try {
        await referrals.reached({ programme: invitation.programme.id, channel, people, key: newId() });
        return true;
      } catch {
        return false;
      }
    },
    arrive: (click) => land(async () => part(core, 'referrals').landing({ click })),
    enter: (code) => land(async () => part(core, 'referrals').enter({ code })),
  };
}
