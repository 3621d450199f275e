import type { BackendAdapter } from '../../contract.ts';
import { eventually, newId, refuses, same, type ConformanceCase, type HostNews } from '../harness.ts';
import { all, changesFor, post } from './steps.ts';

const idOf = async (adapter: BackendAdapter): Promise<string> => (await adapter.connect()).viewer!.id;

const purchase = (at: number, person: HostNews['person'], euros: number): HostNews => ({
  person,
  at,
  id: `${person}-${euros}`,
  type: 'purchase',
  amount: { value: euros * 100, currency: 'EUR' },
});

/** Where somebody stands, once their points are counted. */
const standing = (adapter: BackendAdapter, balance: number) =>
  eventually(async () => {
    const found = await adapter.gratitude!.standing({});
    return found.balance === balance && found;
  }, `a balance of ${balance}`);

const told = async (adapter: BackendAdapter) =>
  (await adapter.members!.notices!({})).notices.map(({ kind, subject, about, reason }) => [
    kind,
    subject.title,
    about?.['points'] ?? reason,
  ]);

/** Points for what happens at the host's, thanks, and what may be offered after something good. */
export const gratitudeCases: readonly ConformanceCase[] = [
  {
    name: 'L8 at 24,950 of 25,000 the last 50 are given, at 24,949 nothing; each event counts once, and a refund takes back',
    needs: ['host', 'members.notices'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const { asOf, now: at } = await mira.connect();
      await world.host!([purchase(at, 'mira', 24_950), purchase(at, 'jonas', 24_949)]);
      const near = await standing(jonas, 24_949);
      same([near.tier?.id, near.next?.remaining], ['silver', 51], 'at 24,949');
      same(await told(jonas), [['tier', 'Silver', undefined]], 'what is told of that');
      const reached = await standing(mira, 25_000);
      same([reached.tier?.id, reached.next], ['gold', null], 'at 24,950');
      same(await told(mira), [['gift', 'Gold', 50]], 'what is told of that');
      const kinds = async () =>
        (await mira.gratitude!.ledger({})).entries.map(({ kind, points }) => `${kind} ${points}`).sort();
      same(await kinds(), ['earned 24950', 'gift 50'], 'the ledger');
      const changes = await changesFor(mira, asOf, [`member/${await idOf(mira)}`]);
      same(!mira.changes || changes.some(({ kind }) => kind === 'points'), true, 'it is told live');
      const again = await world.host!([purchase(at, 'mira', 24_950)]);
      same(again.events[0]?.state, 'repeated', 'the same event');
      await world.host!([{ person: 'mira', at, id: 'refund', type: 'refund', refers: 'mira-24950' }]);
      await standing(mira, 50);
      same(await kinds(), ['earned 24950', 'gift 50', 'reversed -24950'], 'the ledger after a refund');
      same((await (await world.elsewhere()).gratitude!.standing({})).balance, 0, 'on another site');
    },
  },
  {
    name: 'L9 thanks are between staff and a member, and a moment after which something may be offered once',
    needs: ['members.notices', 'threads'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const member = await idOf(jonas);
      const comment = await post(jonas, 't', 'How to mend it');
      const about = { kind: 'comment', id: comment.id } as const;
      const thank = { key: newId(), member, text: 'You helped many of us.', about };
      const now = async () => (await jonas.gratitude!.moment()).moment;
      // His first comment brings a badge in its own time, and a badge is a good moment too.
      if (jonas.badges)
        await eventually(async () => (await now())?.kind === 'badge', 'the moment of the badge');
      else same(await now(), null, 'before');
      await refuses(mira.gratitude!.thank(thank), 'forbidden', 'by a member');
      for (const [patch, code, details] of [
        [{ text: ' ' }, 'invalid', { field: 'text', reason: 'required' }],
        [{ text: 'x'.repeat(501) }, 'invalid', { field: 'text', reason: 'too-long' }],
        [{ member: await idOf(mira) }, 'not-found', {}],
        [{ member: newId() }, 'not-found', {}],
      ] as const)
        await refuses(
          staff.gratitude!.thank({ ...thank, ...patch, key: newId() }),
          code,
          JSON.stringify(patch).slice(0, 40),
          details,
        );
      const note = await staff.gratitude!.thank(thank);
      same((await staff.gratitude!.thank(thank)).id, note.id, 'sent twice');
      const read = async (adapter: BackendAdapter, of?: string) =>
        (await adapter.gratitude!.thanks(of === undefined ? {} : { member: of })).thanks.map(
          ({ from, text, about: subject }) => [from?.name, text, subject?.id],
        );
      const words = ['Siri Staff', thank.text, comment.id];
      same(await read(jonas), [words], 'what he reads');
      same(await read(staff, member), [words], 'what staff read');
      same(await read(mira), [], 'what others have');
      await refuses(read(mira, member), 'forbidden', 'his, for others');
      same((await told(jonas)).filter(([kind]) => kind === 'thanks'), [['thanks', 'Siri Staff', thank.text]], 'the notice'); // prettier-ignore
      const moment = await now();
      same(moment?.kind, 'thanks', 'the moment');
      const use = { key: newId(), id: moment!.id };
      await jonas.gratitude!.useMoment(use);
      await jonas.gratitude!.useMoment(use);
      same(await now(), null, 'once something was offered');
      await refuses(jonas.gratitude!.useMoment({ ...use, key: newId() }), 'conflict', 'by another device');
      await refuses(
        mira.gratitude!.useMoment({ key: newId(), id: moment!.id }),
        'not-found',
        'his, by others',
      );
      await staff.gratitude!.thank({ key: newId(), member, text: 'And again.' });
      same((await now())?.kind, 'thanks', 'after something new');
    },
  },
  {
    name: 'B31 staff put points right with a reason; nobody sees the ledger of another',
    needs: ['moderation', 'moderation.audit'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const member = await idOf(mira);
      const correct = { key: newId(), member, points: 30, reason: 'Your order of May' };
      await refuses(mira.gratitude!.correct(correct), 'forbidden', 'by a member');
      for (const points of [0, 1.5, 2_000_000])
        await refuses(staff.gratitude!.correct({ ...correct, points }), 'invalid', `${points} points`, {
          field: 'points',
        });
      await refuses(staff.gratitude!.correct({ ...correct, reason: ' ' }), 'invalid', 'without a reason', {
        field: 'reason',
      });
      const entry = await staff.gratitude!.correct(correct);
      same(await staff.gratitude!.correct(correct), entry, 'sent twice');
      const { entries } = await mira.gratitude!.ledger({});
      same(entries.map(({ kind, points, note }) => [kind, points, note]), [['correction', 30, correct.reason]], 'the ledger'); // prettier-ignore
      same((await staff.gratitude!.standing({ member })).balance, 30, 'for staff');
      const acts = (await staff.moderation!.audit!({ subject: member })).entries;
      same(acts.map(({ action, undoUntil }) => [action, undoUntil]), [['correct', null]], 'in the audit log'); // prettier-ignore
      for (const adapter of [jonas, await world.as('anonymous')]) {
        const code = adapter === jonas ? 'forbidden' : 'unauthenticated';
        await refuses(adapter.gratitude!.ledger({ member }), code, 'her ledger');
        await refuses(adapter.gratitude!.standing({ member }), code, 'where she stands');
        await refuses(adapter.gratitude!.rewards({}), code, 'the figures');
      }
      same((await staff.gratitude!.rewards({})).warning, false, 'the figures, for staff');
    },
  },
];
