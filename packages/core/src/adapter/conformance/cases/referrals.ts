import { eventually, expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all } from './steps.ts';

const DAY = 86_400_000;

export const referralCases: readonly ConformanceCase[] = [
  {
    name: 'each member has an invitation of their own, the same at each call',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const [first, again, other] = [
        await mira.referrals!.invitation({}),
        await mira.referrals!.invitation({ programme: 'friends' }),
        await jonas.referrals!.invitation({}),
      ];
      expect(
        /^[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}$/.test(first.code),
        'the code is 8 characters of Crockford base32',
      );
      expect(
        (/[A-Za-z0-9_-]{22,}/.exec(new URL(first.link).href) ?? []).length > 0,
        'the link carries at least 128 bits',
      );
      same([again.code, again.link], [first.code, first.link], 'the second call');
      expect(other.code !== first.code && other.link !== first.link, 'somebody else has another');
      same([first.friends, first.joined], [[], 0], 'no friends yet');
    },
  },
  {
    name: 'invitations are for members: guests and nobody are refused, and programmes must exist',
    needs: ['members'],
    async run(world) {
      await refuses((await world.as('anonymous')).referrals!.invitation({}), 'unauthenticated', 'nobody');
      await refuses((await world.as('guest')).referrals!.invitation({}), 'forbidden', 'a guest');
      await refuses(
        (await world.as('mira')).referrals!.invitation({ programme: 'none' }),
        'not-found',
        'an unknown programme',
      );
    },
  },
  {
    name: 'a typed code leads to who invited, in any case and with look-alikes; others are not found',
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { code } = await mira.referrals!.invitation({});
      const plain = code.replace('-', '');
      for (const typed of [
        code,
        plain.toLowerCase(),
        plain.replaceAll('1', 'l').replaceAll('0', 'o'),
        ` ${plain.slice(0, 4)} ${plain.slice(4)} `,
      ]) {
        const landing = await anonymous.referrals!.enter({ code: typed });
        same([landing.referrer, landing.programme.id], ['Mira', 'friends'], `for ${JSON.stringify(typed)}`);
      }
      await refuses(
        anonymous.referrals!.enter({ code: plain[0] === '7' ? '88888888' : '77777777' }),
        'not-found',
        'a code nobody has',
      );
      await refuses(anonymous.referrals!.enter({ code: 'x' }), 'not-found', 'no code at all');
      await refuses((await world.elsewhere()).referrals!.enter({ code }), 'not-found', "another site's code");
    },
  },
  {
    name: 'a friend who came by the link is bound once, and the member sees first name and state only',
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { code } = await mira.referrals!.invitation({});
      const { click } = await anonymous.referrals!.enter({ code });
      same((await anonymous.referrals!.landing({ click })).referrer, 'Mira', 'what the click says');
      const nora = await world.as('newcomer');
      await nora.connect();
      same((await nora.referrals!.claim({ key: newId(), click })).state, 'joined', 'the claim');
      same((await nora.referrals!.claim({ key: newId(), click })).state, 'joined', 'a second claim');
      const { friends, joined } = await mira.referrals!.invitation({});
      same(
        [friends.map(({ name, state }) => [name, state]), joined],
        [[['Nora', 'joined']], 1],
        'what the member sees',
      );
      expect(!JSON.stringify(friends).includes('New'), 'no family name');
      same((await nora.referrals!.invitation({})).friends, [], 'the friend sees none of it');
    },
  },
  {
    name: 'nobody invites themselves, or a member who was there before',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      await jonas.connect();
      const { code } = await mira.referrals!.invitation({});
      const { click } = await mira.referrals!.enter({ code });
      const own = await mira.referrals!.claim({ key: newId(), click });
      same([own.state, own.reason], ['ineligible', 'self'], 'oneself');
      const old = await jonas.referrals!.claim({ key: newId(), click });
      same([old.state, old.reason], ['ineligible', 'already-member'], 'a member from before');
      same((await mira.referrals!.invitation({})).joined, 0, 'nobody joined');
    },
  },
  {
    name: 'a click counts for its window, from the click on: day 31 fails',
    needs: ['advance'],
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { click } = await anonymous.referrals!.enter({
        code: (await mira.referrals!.invitation({})).code,
      });
      await world.advance!(29 * DAY);
      same((await anonymous.referrals!.landing({ click })).referrer, 'Mira', 'on day 30');
      await world.advance!(DAY + 1);
      await refuses(anonymous.referrals!.landing({ click }), 'gone', 'on day 31');
      const nora = await world.as('newcomer');
      const claim = await nora.referrals!.claim({ key: newId(), click });
      same([claim.state, claim.reason], ['ineligible', 'late'], 'the claim');
    },
  },
  {
    name: 'a forged click, or one of another site, is not found',
    async run(world) {
      const [mira, elsewhere] = [await world.as('mira'), await world.elsewhere()];
      const { click } = await mira.referrals!.enter({ code: (await mira.referrals!.invitation({})).code });
      const [payload] = click.split('.');
      for (const forged of [
        '',
        'x',
        `${payload}.AAAA`,
        `${click}x`,
        `x${click}`,
        click.split('').toReversed().join(''),
      ]) {
        await refuses(
          mira.referrals!.landing({ click: forged }),
          'not-found',
          `the click ${JSON.stringify(forged)}`,
        );
      }
      await refuses(elsewhere.referrals!.landing({ click }), 'not-found', "another site's click");
    },
  },
  {
    name: 'intents to share are accepted, for known channels',
    async run(world) {
      const mira = await world.as('mira');
      await mira.referrals!.invitation({});
      await mira.referrals!.shared({ key: newId(), programme: 'friends', channel: 'copy' });
      await refuses(
        mira.referrals!.shared({ key: newId(), programme: 'friends', channel: 'pigeon' as never }),
        'invalid',
        'an unknown channel',
        { field: 'channel' },
      );
      await refuses(
        mira.referrals!.shared({ key: newId(), programme: 'none', channel: 'copy' }),
        'not-found',
        'an unknown programme',
      );
    },
  },
  {
    name: 'R21 a friend who joins wins what was promised, once, and it is paid once, by staff alone',
    needs: ['referrals.statement', 'referrals.rewards', 'members'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const { code } = await mira.referrals!.invitation({ programme: 'rewarded' });
      const { click } = await mira.referrals!.enter({ code });
      const nora = await world.as('newcomer');
      await nora.connect();
      await nora.referrals!.claim({ key: newId(), click });
      const line = await eventually(async () => {
        const { lines } = await mira.referrals!.statement!({});
        return lines[0]?.state === 'approved' && lines[0];
      }, 'the reward is approved');
      same(
        [line.amount, line.friends, line.side],
        [{ value: 500, currency: 'EUR' }, ['Nora'], 'referrer'],
        'it',
      );
      const own = await nora.referrals!.statement!({});
      same(
        own.lines.map(({ side, amount }) => [side, amount]),
        [['friend', null]],
        "the friend's own",
      );
      same((await nora.referrals!.welcome!()).referrer, 'Mira', 'who invited them');
      await refuses(mira.referrals!.rewards!({ kind: 'approved' }), 'forbidden', 'the queue, for a member');
      await refuses(mira.referrals!.pay!({ key: newId(), ids: [line.id] }), 'forbidden', 'paying oneself');
      const key = newId();
      await staff.referrals!.pay!({ key, ids: [line.id], reference: 'No 1' });
      await staff.referrals!.pay!({ key, ids: [line.id], reference: 'No 1' });
      await refuses(staff.referrals!.pay!({ key: newId(), ids: [line.id] }), 'conflict', 'paying again', {
        field: 'ids.0',
      });
      const after = await mira.referrals!.statement!({});
      same(
        [after.lines.map(({ state, reference }) => [state, reference]), after.balances],
        [[['paid', 'No 1']], [{ currency: 'EUR', pending: 0, approved: 0, paid: 500 }]],
        'what the statement says then',
      );
      const { progress } = await mira.referrals!.invitation({ programme: 'rewarded' });
      same(progress, [{ rule: 'joined', have: 0, need: 1, won: 1, full: false }], 'the progress');
    },
  },
  {
    name: 'R41 how many were told is taken as it was typed, once for each key, and only staff read the figures',
    needs: ['referrals.reached', 'referrals.sharing'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      await mira.referrals!.invitation({});
      const told = { key: newId(), programme: 'friends', channel: 'mail', people: 12 } as const;
      await mira.referrals!.reached!(told);
      await mira.referrals!.reached!(told);
      const figures = (await staff.referrals!.sharing!({ programme: 'friends' })).channels;
      same(figures, [{ channel: 'mail', intents: 0, reach: 12 }], 'the figures');
      await refuses(
        mira.referrals!.reached!({ ...told, key: newId(), people: 0 }),
        'invalid',
        'nobody at all',
        { field: 'people' },
      );
      await refuses(mira.referrals!.sharing!({ programme: 'friends' }), 'forbidden', 'a member');
    },
  },
];
