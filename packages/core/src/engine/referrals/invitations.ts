import { CommunityError } from '../../adapter/errors.ts';
import { isStaff, type Viewer } from '../../domain/people/people.ts';
import { CODE_BYTES, encodeCode } from '../../domain/referrals/code.ts';
import { formatCode } from '../../domain/referrals/format-code.ts';
import type { Invitation, ReferralFriend } from '../../domain/referrals/types.ts';
import { RETIRED_PROGRAMME } from '../community/configure.ts';
import { toCursor } from '../cursor.ts';
import { progressOf, visitsOf } from './referral-progress.ts';
import { notFound, requireViewer, type Reading, type Scene } from '../scene.ts';
import { base64url } from '../seal.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';
import { welcomeOf } from './welcome.ts';

/** 128 bits. */
const TOKEN_BYTES = 16;
/** Friends listed; all are counted. */
const FRIENDS = 200;
const PAGE = 1_000;
const ALL = 10_000;

/** Members invite, known by more than a device; throws `unauthenticated` or `forbidden`. */
export function requireInviter({ viewer }: Scene): Viewer {
  const known = requireViewer(viewer);
  if (known.role === 'guest' || (known.strength === 'device' && !isStaff(known))) {
    throw new CommunityError('forbidden', 'Sign in to invite friends.');
  }
  return known;
}

/** The viewer's invitation to a programme, by default the site's first; made at the first call. */
export async function ownInvitation(
  scene: Scene,
  programme: string | undefined,
): Promise<Row<'invitations'>> {
  const { id: member } = requireInviter(scene);
  const { ambient } = scene.options;
  const known = await scene.read(async ({ tx }) => {
    const id = await programmeOf(tx, programme);
    return { id, row: await tx.get('invitations', [id, member]) };
  });
  if (known.row) return known.row;
  return scene.write(`invite/${member}`, async ({ tx }) => {
    const row = await tx.get('invitations', [known.id, member]);
    if (row) return row;
    let code = encodeCode(ambient.random(CODE_BYTES));
    // Codes are short enough to meet by chance; two that meet in the same instant end in a `conflict`, safe to repeat.
    while ((await tx.range('invitations', { index: 'code', eq: [code], limit: 1 })).length > 0)
      code = encodeCode(ambient.random(CODE_BYTES));
    const fresh = { programme: known.id, member, code, token: base64url(ambient.random(TOKEN_BYTES)) };
    await tx.insert('invitations', fresh);
    return fresh;
  });
}

/** Throws `not-found` for a programme that the site does not have, or that takes no new invitations. */
async function programmeOf(tx: ReadTx, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined) {
    const row = await tx.get('programmes', [wanted]);
    if (row && row.position !== RETIRED_PROGRAMME) return row.id;
  } else {
    const rows = await tx.range('programmes', { index: 'position', eq: [], limit: ALL });
    const first = rows.find(({ position }) => position !== RETIRED_PROGRAMME);
    if (first) return first.id;
  }
  throw notFound('programme');
}

/** An invitation as its owner sees it: friends by first name and state, newest first. */
export async function drawInvitation(
  context: Reading,
  linkBase: string,
  { programme, member, code, token }: Row<'invitations'>,
): Promise<Invitation> {
  const { tx } = context;
  const row = await tx.get('programmes', [programme]);
  if (!row) throw notFound('programme');
  const referrals = await allReferrals(tx, member, programme);
  const welcome = await welcomeOf(context, member);
  return {
    programme: row.definition,
    code: formatCode(code),
    link: linkBase + token,
    friends: referrals.slice(0, FRIENDS).map(friendOf),
    joined: referrals.filter(({ state }) => state === 'joined' || state === 'qualified').length,
    qualified: referrals.filter(({ state }) => state === 'qualified').length,
    progress: await progressOf(context, row.definition, member),
    listed: (await tx.get('referral_standings', [programme, member]))?.listed === 1,
    visits: await visitsOf(context, programme, member),
    ...(welcome && { welcome }),
    asOf: toCursor(await tx.position()),
  };
}

async function allReferrals(tx: ReadTx, member: string, programme: string): Promise<Row<'referrals'>[]> {
  const all: Row<'referrals'>[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await tx.range('referrals', {
      index: 'referrer',
      eq: [member, programme],
      reverse: true,
      limit: PAGE,
      ...(last && { after: [last.at, last.friend] }),
    });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

const friendOf = ({ name, state, at, reason }: Row<'referrals'>): ReferralFriend => ({
  name,
  state,
  at,
  ...(reason !== null && { reason }),
});
