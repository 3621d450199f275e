import type { BackendAdapter, Change } from '../../contract.ts';
import { GATE_SECRET } from '../fixture.ts';
import { eventually, expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, post } from './steps.ts';

const SECRET = GATE_SECRET.split(' ').at(-1)!.slice(0, -1);

const gate = (adapter: BackendAdapter, id: string) => adapter.insiders!.gate(id);
const invitation = async (adapter: BackendAdapter): Promise<string> =>
  (await adapter.insiders!.invite({ key: newId(), circle: 'bench' })).token;
const join = (adapter: BackendAdapter, token: string, key = newId()) =>
  adapter.insiders!.join({ key, token });
const book = (adapter: BackendAdapter) => adapter.insiders!.book({ key: newId(), perk: 'tea' });

/** What only some may see and have. */
export const insiderCases: readonly ConformanceCase[] = [
  {
    name: 'B35 what is behind a gate is told to nobody before they are let in, and to them as soon as they are',
    needs: ['threads', 'badges', 'members', 'members.access'],
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      for (const adapter of [mira, anonymous]) {
        const locked = await gate(adapter, 'writers');
        same(
          [locked.open, locked.title, locked.needs.kind],
          [false, 'For writers', 'badge'],
          'the closed gate',
        );
        expect(!JSON.stringify(locked).includes(SECRET), 'a closed gate keeps its secret');
        expect(!('perks' in locked) && !('passes' in locked), 'a closed gate tells of nothing inside');
      }
      await post(mira, 'gates', 'I write.');
      const open = await eventually(async () => {
        const found = await gate(mira, 'writers');
        return found.open && found;
      }, 'the gate opens with the badge');
      expect(JSON.stringify(open.content).includes(SECRET), 'an open gate shows what is behind it');
      same([open.perks?.[0]?.id, open.passes?.[0]?.id], ['tea', 'queue'], 'and what is offered inside');
      same((await mira.members!.access!({ name: 'writers' })).by, { badge: 'writer' }, 'what lets them in');
      same((await jonas.members!.access!({ name: 'writers' })).allowed, false, 'others');
      expect(!JSON.stringify(await gate(jonas, 'writers')).includes(SECRET), 'others are told nothing');
      await refuses(gate(mira, 'nowhere'), 'not-found', 'a gate that is not there');
    },
  },
  {
    name: 'L19 who is not invited finds no circle, an invitation works once, and who leaves is out',
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      for (const adapter of [mira, anonymous]) {
        await refuses(gate(adapter, 'den'), 'not-found', 'a gate for the circle alone');
        expect(!JSON.stringify(await gate(adapter, 'either')).includes('bench'), 'no trace in another gate');
      }
      await refuses(invitation(mira), 'not-found', 'an invitation by somebody outside');
      await refuses(join(mira, 'made.up'), 'not-found', 'a forged invitation');
      const [token, key] = [await invitation(staff), newId()];
      same((await anonymous.insiders!.invited({ token })).circle.name, 'The bench', 'what it says');
      await refuses(join(anonymous, token), 'unauthenticated', 'somebody unknown');
      same((await join(mira, token, key)).members, 1, 'the circle');
      same((await join(mira, token, key)).members, 1, 'the same request again');
      await refuses(join(jonas, token), 'gone', 'a used invitation', { reason: 'used' });
      expect(JSON.stringify((await gate(mira, 'den')).content).includes(SECRET), 'who is in is let in');
      same((await jonas.insiders!.circles()).circles, [], 'the circles of somebody outside');
      await join(jonas, await invitation(mira));
      await mira.insiders!.leave({ key: newId(), circle: 'bench' });
      await refuses(gate(mira, 'den'), 'not-found', 'who has left');
      const { insiders } = await jonas.insiders!.insiders({ circle: 'bench' });
      same(
        insiders.map(({ member }) => member.name),
        ['Jonas Vik'],
        'who is left',
      );
      await refuses(gate(await world.elsewhere(), 'den'), 'not-found', 'another site');
    },
  },
  {
    name: 'L5 a pass can be used once: the second time is a conflict, also where both come at once',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const use = (adapter: BackendAdapter, key = newId()) =>
        adapter.insiders!.redeem({ key, pass: 'queue' });
      same((await mira.insiders!.pass('queue')).can, ['redeem'], 'a fresh pass');
      const key = newId();
      expect((await use(mira, key)).usedAt !== null, 'it is used');
      await refuses(use(mira), 'conflict', 'the second time', { reason: 'used' });
      expect((await use(mira, key)).usedAt !== null, 'the same request again is answered as before');
      const both = await Promise.allSettled([use(jonas), use(jonas), use(jonas)]);
      same(both.filter(({ status }) => status === 'fulfilled').length, 1, 'of three at once');
      await refuses(use(await world.as('anonymous')), 'unauthenticated', 'somebody unknown');
    },
  },
  {
    name: 'L19 of two who want the last place one gets it, the other waits, moves up, and is told live',
    needs: ['members', 'members.notices', 'subscribe'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const states = (await Promise.all([book(mira), book(jonas)])).map(({ mine }) => mine?.state);
      same(states.toSorted(), ['booked', 'waiting'], 'who got what');
      const [inside, waiting] = states[0] === 'booked' ? [mira, jonas] : [jonas, mira];
      const before = await waiting.insiders!.perk('tea');
      same([before.taken, before.waiting, before.can], [1, 1, ['cancel']], 'the places');
      const { viewer, asOf } = await waiting.connect();
      const heard: Change['kind'][] = [];
      const stop = waiting.subscribe!({
        since: asOf,
        channels: [`member/${viewer!.id}`],
        onChange: ({ kind }) => void heard.push(kind),
        onResync: () => {},
      });
      await inside.insiders!.cancel({ key: newId(), perk: 'tea' });
      same((await waiting.insiders!.perk('tea')).mine?.state, 'booked', 'who waited');
      await eventually(async () => heard.includes('insider') && heard.includes('notice'), 'they hear of it');
      stop();
      const [notice] = (await waiting.members!.notices!({})).notices;
      same([notice?.kind, notice?.subject.id], ['perk.booked', 'tea'], 'what they are told');
      await refuses(mira.insiders!.bookings({ perk: 'tea' }), 'forbidden', 'the list, for members');
      const { bookings } = await staff.insiders!.bookings({ perk: 'tea' });
      same(
        bookings.map(({ member, state }) => [member.id, state]),
        [[viewer!.id, 'booked']],
        'the list, for staff',
      );
    },
  },
];
