import type { ReferralsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { LedgerLine, LedgerReason } from '../../domain/referrals/ledger.ts';
import { firstName } from '../../domain/referrals/name.ts';
import { valueOf } from '../../domain/referrals/rules.ts';
import { SHARE_CHANNELS, type ProgrammeDefinition, type ShareChannel } from '../../domain/referrals/types.ts';
import { toCursor } from '../cursor.ts';
import { deedsOf } from './friend-facts.ts';
import { fromPlaceCursor, pageSize, toPlaceCursor } from '../input.ts';
import { requireInviter } from './invitations.ts';
import { welcomeOf } from './welcome.ts';
import { notFound, requireStaff, requireViewer, type Reading, type Scene } from '../scene.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';

const CURRENCIES = 200;
const LEADERS = 50;
/** Whom somebody brought, when their value is added up. */
const FRIENDS = 5_000;

/** Members by more than a device. */
function requireMember(scene: Scene): Id {
  const known = requireViewer(scene.viewer);
  if (known.role === 'guest') throw new CommunityError('forbidden', 'Sign in to see this.');
  return known.id;
}

export function referralViews(
  scene: Scene,
): Required<Pick<ReferralsPart, 'statement' | 'welcome' | 'leaderboard' | 'list' | 'value' | 'sharing'>> {
  return {
    async statement({ cursor, limit }) {
      const member = requireMember(scene);
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { s: ['int', 'id'] }).slice(1);
      return scene.read(async (context) => {
        const { tx } = context;
        const rows = await tx.range('rewards', {
          ...{ index: 'member', eq: [member], after },
          reverse: true,
          limit: size + 1,
        });
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        const balances = await tx.range('balances', { eq: [member], limit: CURRENCIES });
        return {
          lines: await linesOf(tx, page),
          balances: balances.map(({ member: _, ...balance }) => balance),
          next: last ? toPlaceCursor(['s', last.at, last.id]) : null,
          asOf: toCursor(await tx.position()),
        };
      });
    },

    async welcome() {
      const friend = requireMember(scene);
      return scene.read(async (context) => {
        const welcome = await welcomeOf(context, friend);
        if (!welcome) throw notFound('invitation');
        return welcome;
      });
    },

    async sharing({ programme }) {
      requireStaff(scene.viewer);
      return scene.read(async ({ tx }) => {
        if (!(await tx.get('programmes', [programme]))) throw notFound('programme');
        const rows = await tx.range('share_figures', { eq: [programme], limit: SHARE_CHANNELS.length });
        return {
          channels: rows.map(({ channel, count, reach }) => ({
            channel: channel as ShareChannel,
            intents: count,
            reach,
          })),
          asOf: toCursor(await tx.position()),
        };
      });
    },

    async leaderboard({ programme }) {
      const member = requireMember(scene);
      return scene.read((context) => board(context, programme, member));
    },

    async list({ key, programme, on }) {
      const { id: member } = requireInviter(scene);
      await scene.keyed('ledger', key, { list: programme, on }, async ({ tx }) => {
        await listedProgramme(tx, programme);
        const known = await tx.get('referral_standings', [programme, member]);
        if (known) await tx.update('referral_standings', [programme, member], { listed: Number(on) });
        else
          await tx.insert('referral_standings', {
            programme,
            member,
            joined: 0,
            qualified: 0,
            listed: Number(on),
          });
        return null;
      });
      return scene.read((context) => board(context, programme, member));
    },

    async value({ member }) {
      requireStaff(scene.viewer);
      return scene.read(async ({ tx }) => {
        if (!(await tx.get('members', [member]))) throw notFound('member');
        const all = await tx.range('referrals', { index: 'referrer', eq: [member], limit: FRIENDS });
        const brought = all.filter(({ state }) => state === 'joined' || state === 'qualified');
        const own = valueOf(await deedsOf(tx, member));
        const referred: Record<string, number> = {};
        for (const { friend } of brought)
          for (const [currency, sum] of Object.entries(valueOf(await deedsOf(tx, friend))))
            referred[currency] = (referred[currency] ?? 0) + sum;
        const currencies = [...new Set([...Object.keys(own), ...Object.keys(referred)])].sort();
        return {
          member,
          values: currencies.map((currency) => {
            const [mine = 0, theirs = 0] = [own[currency], referred[currency]];
            return { currency, own: mine, referred: theirs, total: mine + theirs };
          }),
          friends: brought.length,
          asOf: toCursor(await tx.position()),
        };
      });
    },
  };
}

async function listedProgramme(tx: ReadTx, id: string): Promise<ProgrammeDefinition> {
  const row = await tx.get('programmes', [id]);
  if (!row?.definition.leaderboard) throw notFound('leaderboard');
  return row.definition;
}

async function board({ tx }: Reading, programme: string, viewer: Id) {
  await listedProgramme(tx, programme);
  const rows = await tx.range('referral_standings', {
    ...{ index: 'board', eq: [programme, 1] },
    reverse: true,
    limit: LEADERS,
  });
  const members = await tx.getMany(
    'members',
    rows.map(({ member }) => [member]),
  );
  return {
    leaders: rows.flatMap(({ member, joined }, at) =>
      joined > 0 && members[at]
        ? [
            {
              name: firstName(members[at].name),
              friends: joined,
              ...(member === viewer && { you: true as const }),
            },
          ]
        : [],
    ),
    listed: (await tx.get('referral_standings', [programme, viewer]))?.listed === 1,
    asOf: toCursor(await tx.position()),
  };
}

/** Lines as their owner sees them: friends by first name. */
export async function linesOf(tx: ReadTx, rows: readonly Row<'rewards'>[]): Promise<LedgerLine[]> {
  const ids = [...new Set(rows.flatMap(({ friends, side }) => (side === 'referrer' ? friends : [])))];
  const referrals = await tx.getMany(
    'referrals',
    ids.map((id) => [id]),
  );
  const names = new Map(ids.map((id, at) => [id, referrals[at]?.name ?? '']));
  return rows.map((row) => {
    const {
      id,
      kind,
      programme,
      rule,
      side,
      type,
      label,
      value,
      currency,
      state,
      reference,
      of,
      at,
      changedAt,
    } = row;
    return {
      ...{ id, kind, programme, rule, side, type, label, state, reference, of, at, changedAt },
      amount: currency === '' ? null : { value, currency },
      friends: side === 'referrer' ? row.friends.map((friend) => names.get(friend) ?? '') : [],
      reason: reasonOf(row),
      holdUntil: row.holdUntil,
      inReview: state === 'pending' && row.waits === 1,
    };
  });
}

const reasonOf = ({ state, waits, reason }: Row<'rewards'>): LedgerReason | null =>
  state === 'pending' ? (waits === 1 ? 'review' : 'hold') : (reason as LedgerReason | null);
