import type { BackendAdapter } from '../../contract.ts';
import type { CommunityError } from '../../errors.ts';
import type { BadgeSlot } from '../../../domain/badges/types.ts';
import { eventually, expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor, numbered, post, postAll } from './steps.ts';

const slot = async (adapter: BackendAdapter, badge: string, member = 'me'): Promise<BadgeSlot> => {
  const found = (await adapter.badges!.showcase(member)).slots.find(
    (candidate) => candidate.badge.id === badge,
  );
  expect(found, `the showcase has a slot for ${badge}`);
  return found;
};

export const badgeCases: readonly ConformanceCase[] = [
  {
    name: 'B13 staff give and take a badge by hand, with a reason that its holder reads, in the audit log; others may not',
    needs: ['badges.grant', 'moderation', 'moderation.audit', 'members'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const member = (await mira.connect()).viewer!.id;
      const hand = { member, badge: 'voter', tier: (await slot(mira, 'voter')).badge.tiers[0]!.id };
      const give = (more: object = {}, by = staff) =>
        by.badges!.grant!({ key: newId(), ...hand, reason: 'For the summer fair', ...more });
      const take = (more: object = {}, by = staff) =>
        by.badges!.revoke!({ key: newId(), ...hand, reason: 'A mistake', ...more });
      await refuses(take(), 'not-found', 'what nobody holds');
      const given = (await give()).slots.find(({ badge }) => badge.id === 'voter')!.grants[0]!;
      same([given.byStaff, given.reason], [true, 'For the summer fair'], 'what staff see');
      same((await slot(mira, 'voter')).grants[0]?.reason, 'For the summer fair', 'what she reads');
      same((await slot(jonas, 'voter', member)).grants[0]?.reason, undefined, 'what others read');
      await give({ reason: 'Again' });
      same((await slot(mira, 'voter')).grants[0]?.reason, 'For the summer fair', 'held already');
      await take();
      const taken = (await slot(mira, 'voter')).grants[0]!;
      same([taken.revokedAt !== null, taken.reason], [true, 'A mistake'], 'taken away');
      const { entries } = await staff.moderation!.audit!({ subject: member });
      same(
        entries.map(({ action, reason, undoUntil }) => [action, reason, undoUntil]),
        [
          ['revoke', 'A mistake', null],
          ['grant', 'For the summer fair', null],
        ],
        'the audit log',
      );
      for (const [by, code] of [
        [jonas, 'forbidden'],
        [await world.as('anonymous'), 'unauthenticated'],
      ] as const)
        await refuses(give({}, by), code, 'a badge by others');
      await refuses(give({ reason: ' ' }), 'invalid', 'no reason', { field: 'reason' });
      await refuses(give({ scope: 'thread' }), 'invalid', 'a scope that it has not', { field: 'scope' });
      await refuses(give({ badge: 'none' }), 'not-found', 'an unknown badge');
      await refuses(give({ tier: 'none' }), 'not-found', 'an unknown tier');
      const own = (await staff.connect()).viewer!.id;
      await refuses(give({ member: own }), 'forbidden', 'one’s own');
      const elsewhere = (await (await world.elsewhere()).connect()).viewer!.id;
      await refuses(give({ member: elsewhere }), 'not-found', 'another site’s member');
    },
  },
  {
    name: 'B51 a member puts their badges in an order of their own, and hides some from everybody but themselves and staff',
    needs: ['badges.arrange', 'members'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const id = (await mira.connect()).viewer!.id;
      const arrange = (order: readonly string[], hidden: readonly string[] = []) =>
        mira.badges!.arrange!({ key: newId(), order, hidden });
      const seen = async (adapter: BackendAdapter) =>
        (await adapter.badges!.showcase(adapter === mira ? 'me' : id)).slots.map(
          ({ badge, hidden = false }) => [badge.id, hidden],
        );
      const { asOf } = await mira.badges!.showcase('me');
      await arrange(['voter'], ['answered']);
      const own = [
        ['voter', false],
        ['writer', false],
        ['answered', true],
      ];
      same(await seen(mira), own, 'what she sees');
      same((await seen(staff)).slice(0, 3), own, 'what staff see');
      for (const other of [jonas, await world.as('anonymous')])
        same(await seen(other), own.slice(0, 2), 'what others see');
      const told = await changesFor(mira, asOf, [`member/${id}`]);
      expect(!mira.changes || told.some(({ kind }) => kind === 'badges'), 'her other windows hear of it');
      await refuses(arrange(['voter', 'voter']), 'invalid', 'one twice', { field: 'order.1' });
      await refuses(arrange([], ['none']), 'invalid', 'an unknown one', { field: 'hidden.0' });
      await refuses(
        (await world.as('anonymous')).badges!.arrange!({ key: newId(), order: [], hidden: [] }),
        'unauthenticated',
        'nobody’s',
      );
      await arrange([]);
      same((await seen(jonas)).length, 3, 'all of them again');
    },
  },
  {
    name: 'a showcase has a slot per badge, locked until earned, with criteria and own progress',
    async run(world) {
      const mira = await world.as('mira');
      const { slots, member } = await mira.badges!.showcase('me');
      same(member.name, 'Mira Solberg', 'whose it is');
      same(
        slots.map(({ badge, grants, progress }) => [badge.id, grants.length, progress]),
        [
          ['writer', 0, 0],
          ['answered', 0, 0],
          ['voter', 0, 0],
        ],
        'the slots',
      );
      await refuses((await world.as('anonymous')).badges!.showcase('me'), 'unauthenticated', 'nobody’s own');
      await refuses(mira.badges!.showcase('nobody'), 'not-found', 'a stranger’s');
    },
  },
  {
    name: 'B52 a surprise is nowhere on the wire for whoever was not given it, not even where somebody was',
    needs: ['threads', 'badges.arrange'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const anonymous = await world.as('anonymous');
      const id = (await mira.connect()).viewer!.id;
      const silent = async (adapter: BackendAdapter, member: string, what: string): Promise<void> => {
        const told = JSON.stringify([await adapter.connect(), await adapter.badges!.showcase(member)]);
        expect(!told.includes('surprise') && !told.includes('Night owl'), `${what} hears nothing of it`);
      };
      await silent(mira, 'me', 'she');
      await refuses(
        mira.badges!.arrange!({ key: newId(), order: ['surprise'], hidden: [] }),
        'invalid',
        'a guess at its name',
        { field: 'order.0', reason: 'unknown' },
      );
      await postAll(mira, 't', numbered(2));
      const found = await eventually(
        async () => slot(mira, 'surprise').catch(() => false as const),
        'the surprise',
      );
      same([found.badge.name, found.grants.length], ['Night owl', 1], 'what she was given');
      await silent(jonas, id, 'somebody else');
      await silent(anonymous, id, 'everybody else');
      const refused = await jonas
        .badges!.credential?.({ member: id, badge: 'surprise', tier: 'only' })
        .catch((error: CommunityError) => error.code);
      expect(
        ['not-found', 'unsupported', undefined].includes(refused as string),
        'nor is its proof given to others',
      );
    },
  },
  {
    name: 'writing earns tiers at their thresholds, dated by the event that reached them',
    needs: ['threads'],
    async run(world) {
      const mira = await world.as('mira');
      const posted = await postAll(mira, 't', numbered(3));
      const earned = await eventually(async () => {
        const found = await slot(mira, 'writer');
        return found.grants.length === 2 && found;
      }, 'two tiers');
      same(
        earned.grants.map(({ tier, grantedAt }) => [tier, grantedAt]),
        [
          ['bronze', posted[0]!.createdAt],
          ['silver', posted[2]!.createdAt],
        ],
        'the tiers',
      );
      same(earned.progress, 3, 'the progress');
      const { viewer } = await mira.connect();
      const seen = await slot(await world.as('anonymous'), 'writer', viewer!.id);
      same(
        [seen.grants.length, seen.progress],
        [2, undefined],
        'others see what is earned, not the progress',
      );
    },
  },
  {
    name: 'answers by others count for the answered, one’s own do not',
    needs: ['threads'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const first = await post(mira, 't', 'A question');
      await post(mira, 't', 'Talking to myself', first.id);
      await post(jonas, 't', 'An answer', first.id);
      const answered = await eventually(async () => {
        const found = await slot(mira, 'answered');
        return found.grants.length > 0 && found;
      }, 'the badge');
      same(answered.progress, 1, 'the progress');
      same((await slot(jonas, 'answered')).grants, [], 'who answers is not answered');
    },
  },
  {
    name: 'a repeated request earns nothing twice',
    needs: ['threads', 'polls'],
    async run(world) {
      const mira = await world.as('mira');
      const input = { id: newId(), topic: 't', body: 'Once', parent: null };
      for (let times = 0; times < 4; times++) await mira.threads!.post(input);
      await mira.polls!.vote({ key: newId(), poll: 'single', choices: ['a'], revision: 0 });
      await eventually(async () => (await slot(mira, 'voter')).grants.length === 1, 'the later badge');
      const written = await slot(mira, 'writer');
      same([written.progress, written.grants.length], [1, 1], 'one comment, one tier');
    },
  },
  {
    name: 'B80 a tier that is held is a signed credential, or the backend says that it gives none',
    needs: ['threads'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const { viewer } = await mira.connect();
      const of = (tier: string) => ({ member: viewer!.id, badge: 'writer', tier });
      await post(mira, 't', 'Words');
      const [first] = (
        await eventually(async () => {
          const found = await slot(mira, 'writer');
          return found.grants.length > 0 && found;
        }, 'the badge')
      ).badge.tiers;
      const give = jonas.badges!.credential?.(of(first!.id));
      const given = await give?.catch((error: { code?: string }) =>
        same(error.code, 'unsupported', 'the refusal'),
      );
      if (!given) return;
      same(given.token.split('.').length, 3, 'the parts of the token');
      expect(given.issuers.length > 0, 'it says whom the community believes');
      await refuses(jonas.badges!.credential!(of('none')), 'not-found', 'what they do not hold');
    },
  },
];
