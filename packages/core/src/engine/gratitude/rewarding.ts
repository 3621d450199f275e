import type { Id } from '../../domain/common.ts';
import { counts, wasCustomer, type ReferralRule } from '../../domain/referrals/rules.ts';
import type { ReferralState, Reward } from '../../domain/referrals/types.ts';
import { weigh, type Step } from '../../domain/referrals/winning.ts';
import { deedsOf, doubtsOf } from '../referrals/friend-facts.ts';
import { addLine, takeBack, worthOf } from '../referrals/ledger.ts';
import type { Writing } from '../scene.ts';
import type { Row } from '../schema.ts';

type Referral = Row<'referrals'>;
type Counted = Row<'counted_friends'>;

const DAY = 86_400_000;
/** Friends who count and have won nothing yet, looked at in one go: as many rewards as these win, and the next time more. */
const POOL = 1_000;
const ALL = 10_000;

/**
 * Brings what one friend's doings are worth in line with all that is known of them: who counts, what is won by it and what is
 * taken back. It looks at facts and not at what has just happened, so it is harmless to repeat, and in whatever order things come
 * they end in the same. Runs under the ledger's lock.
 */
export async function reviewFriend(context: Writing, friend: Id): Promise<void> {
  const { tx } = context;
  const row = await tx.get('referrals', [friend]);
  if (!row || row.reason === 'late') return;
  const programme = (await tx.get('programmes', [row.programme]))?.definition;
  const held = await tx.range('counted_friends', { eq: [friend], limit: ALL });
  const rules = programme?.rules ?? [];
  // What was promised under a rule that is gone still stands and falls with what the friend does.
  const gone = held.filter(({ rule }) => !rules.some(({ id }) => id === rule)).map(({ terms }) => terms);
  const deeds = await deedsOf(tx, friend);
  const { refusal, signs } = await doubtsOf(tx, row, programme?.velocity);
  const customer = programme?.newCustomers && wasCustomer({ clickedAt: row.clickedAt, deeds });
  const against = row.reason === 'denied' ? 'denied' : (refusal ?? (customer ? 'customer' : null));
  const facts = { joined: against === null, clickedAt: row.clickedAt, deeds };
  const doubted = { ...row, signs };
  if (signs.join() !== row.signs.join()) await tx.update('referrals', [friend], { signs });
  for (const rule of [...rules, ...gone]) {
    const before = held.find((one) => one.rule === rule.id);
    // Once somebody counts, it is by the terms that held then.
    const does = counts(before?.terms ?? rule, facts);
    await settle(context, doubted, rule, does, before, against ?? 'refunded');
  }
  await wait(context, doubted);
  await keepState(context, doubted, against);
}

/** What follows for one rule: see `weigh`. */
async function settle(
  context: Writing,
  row: Referral,
  rule: ReferralRule,
  does: boolean,
  before: Counted | undefined,
  why: string,
): Promise<void> {
  if (!does && !before) return;
  const { tx, now } = context;
  const { friend, referrer, programme } = row;
  const line = before && before.line !== '' ? await tx.get('rewards', [before.line]) : undefined;
  const free = await tx.range('counted_friends', {
    index: 'pool',
    eq: [referrer, programme, rule.id, ''],
    limit: POOL,
  });
  const account = {
    counted: before
      ? {
          reward: line
            ? { id: line.id, paid: line.state === 'paid', friends: await winners(context, line) }
            : null,
        }
      : null,
    free,
    won: (await tx.get('rule_standings', [referrer, programme, rule.id]))?.won ?? 0,
  };
  for (const step of weigh(rule, { friend, at: now, counts: does }, account))
    await carryOut(context, row, rule, step, why);
}

async function carryOut(
  context: Writing,
  row: Referral,
  rule: ReferralRule,
  step: Step,
  why: string,
): Promise<void> {
  const { tx, now } = context;
  const { friend, referrer, programme } = row;
  switch (step.do) {
    case 'count': {
      const own =
        rule.friendReward && (await promise(context, row, rule, 'friend', rule.friendReward, [friend]));
      const terms = { friend, rule: rule.id, referrer, programme, at: now, terms: rule };
      await tx.insert('counted_friends', { ...terms, line: '', own: own?.id ?? '' });
      return;
    }
    case 'uncount': {
      const counted = await tx.get('counted_friends', [friend, rule.id]);
      await tx.delete('counted_friends', [friend, rule.id]);
      if (counted && counted.own !== '') await takeBack(context, counted.own, why);
      return;
    }
    case 'void':
    case 'clawback': {
      const line = (await tx.get('rewards', [step.reward]))!;
      for (const other of await winners(context, line))
        await tx.update('counted_friends', [other.friend, rule.id], { line: '' });
      await takeBack(context, line.id, why);
      await won(context, row, rule, -1);
      return;
    }
    case 'win': {
      const line = await promise(context, row, rule, 'referrer', rule.reward, step.friends);
      for (const each of step.friends) await tx.update('counted_friends', [each, rule.id], { line: line.id });
      await won(context, row, rule, 1);
    }
  }
}

/** Those who won a line together and still count. */
async function winners({ tx }: Writing, { id, friends, rule }: Row<'rewards'>): Promise<Counted[]> {
  const rows = await tx.getMany(
    'counted_friends',
    friends.map((friend) => [friend, rule]),
  );
  return rows.filter((row) => row !== undefined).filter(({ line }) => line === id);
}

async function promise(
  context: Writing,
  { referrer, programme }: Referral,
  rule: ReferralRule,
  side: 'referrer' | 'friend',
  reward: Reward,
  friends: readonly Id[],
): Promise<Row<'rewards'>> {
  const rows = await context.tx.getMany(
    'referrals',
    friends.map((friend) => [friend]),
  );
  const signs = [...new Set(rows.flatMap((row) => row?.signs ?? []))];
  return addLine(context, {
    member: side === 'friend' ? friends[0]! : referrer,
    kind: 'reward',
    programme,
    rule: rule.id,
    side,
    type: reward.type,
    label: reward.label,
    ...worthOf(reward),
    friends,
    reason: null,
    // By our clock, from when we knew: a time that a shop says is no reason to pay sooner.
    holdUntil: context.now + rule.holdDays * DAY,
    waits: signs.length > 0 ? 1 : 0,
    signs,
    of: null,
  });
}

async function won(
  { tx }: Writing,
  { referrer: member, programme }: Referral,
  { id: rule }: ReferralRule,
  by: 1 | -1,
): Promise<void> {
  const known = await tx.get('rule_standings', [member, programme, rule]);
  if (known) await tx.update('rule_standings', [member, programme, rule], { won: known.won + by });
  else await tx.insert('rule_standings', { member, programme, rule, won: by });
}

/** What came to light after a reward was promised makes it wait too, unless staff have looked at it. */
async function wait({ tx }: Writing, { friend, signs }: Referral): Promise<void> {
  if (signs.length === 0) return;
  const counted = await tx.range('counted_friends', { eq: [friend], limit: ALL });
  const ids = counted.flatMap(({ line, own }) => [line, own].filter((id) => id !== ''));
  for (const line of await tx.getMany(
    'rewards',
    ids.map((id) => [id]),
  ))
    // prettier-ignore
    if (line && line.state === 'pending' && line.cleared === 0 && signs.some((sign) => !line.signs.includes(sign)))
      await tx.update('rewards', [line.id], { waits: 1, signs: [...new Set([...line.signs, ...signs])] });
}

/** The friend's state, for who invited them, and the numbers that it goes into. */
async function keepState(
  context: Writing,
  row: Referral & { readonly friend: Id },
  against: string | null,
): Promise<void> {
  const { tx, emit } = context;
  const { friend, referrer, programme } = row;
  const qualified = (await tx.range('counted_friends', { eq: [friend], limit: 1 })).length > 0;
  const lost = row.state === 'qualified' || row.reason === 'refunded';
  const [state, reason]: [ReferralState, string | null] = qualified
    ? ['qualified', null]
    : against !== null
      ? ['ineligible', against]
      : lost
        ? ['ineligible', 'refunded']
        : ['joined', null];
  const tallied = state === 'qualified' ? 2 : state === 'joined' ? 1 : 0;
  if (tallied !== row.tallied) {
    const known = await tx.get('referral_standings', [programme, referrer]);
    const next = {
      joined: (known?.joined ?? 0) + Number(tallied > 0) - Number(row.tallied > 0),
      qualified: (known?.qualified ?? 0) + Number(tallied > 1) - Number(row.tallied > 1),
    };
    if (known) await tx.update('referral_standings', [programme, referrer], next);
    else await tx.insert('referral_standings', { programme, member: referrer, listed: 0, ...next });
  }
  if (state === row.state && reason === row.reason && tallied === row.tallied) return;
  await tx.update('referrals', [friend], { state, reason, tallied });
  if (state === row.state && reason === row.reason) return;
  emit({
    kind: state === 'qualified' ? 'referral.qualified' : 'referral.changed',
    subject: friend,
    actor: referrer,
    channel: `member/${referrer}`,
    audience: referrer,
    data: { programme },
  });
}
