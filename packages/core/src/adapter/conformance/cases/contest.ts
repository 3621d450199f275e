import type { BackendAdapter } from '../../contract.ts';
import type { Id } from '../../../domain/common.ts';
import { firsts } from '../../../domain/polls/contest.ts';
import type { Entry, NewEntry } from '../../../domain/polls/ideas/types.ts';
import { CONTEST_LICENCE } from '../fixture.ts';
import { expect, newId, refuses, same, type ConformanceCase, type World } from '../harness.ts';
import { all, changesFor, post } from './steps.ts';
import { tinyPng } from './tiny-png.ts';

const HOUR = 3_600_000;

const upload = async (adapter: BackendAdapter): Promise<Id> =>
  (await adapter.media!.upload({ id: newId(), file: tinyPng(newId()) })).id;

/** Enters a picture; its author has a published comment by then, so that it doesn't wait. */
async function enter(adapter: BackendAdapter, part: Partial<NewEntry> = {}): Promise<Entry> {
  await post(adapter, 'other', `I was here before: ${newId()}`);
  const image = { id: await upload(adapter), alt: 'A lamp on a sill' };
  return adapter.entries!.propose({
    id: newId(),
    poll: 'photos',
    title: 'My lamp',
    body: '',
    image,
    ...part,
  });
}

const ids = (entries: readonly Pick<Entry, 'id'>[]): Id[] => entries.map(({ id }) => id).sort();

async function shown(adapter: BackendAdapter): Promise<Id[]> {
  return ids((await adapter.entries!.list({ poll: 'photos' })).entries);
}

async function reusable(world: World): Promise<Id[]> {
  return ids((await (await world.as('staff')).entries!.reusable!({ poll: 'photos' })).entries);
}

const consent = (adapter: BackendAdapter, id: Id, on: boolean): Promise<Entry> =>
  adapter.entries!.consent!({ key: newId(), id, on });

const vote = (adapter: BackendAdapter, id: Id, on = true): Promise<Entry> =>
  adapter.entries!.vote({ key: newId(), id, on });

/** Entries of the fixture's contest are taken for an hour, votes for the hour after. */
export const contestCases: readonly ConformanceCase[] = [
  {
    name: 'L17 an entry has a picture with a description: without either it is invalid (422)',
    async run(world) {
      const mira = await world.as('mira');
      const wrong = (image: NewEntry['image'], field: string, what: string): Promise<unknown> =>
        refuses(
          mira.entries!.propose({
            id: newId(),
            poll: 'photos',
            title: 'x',
            body: '',
            ...(image && { image }),
          }),
          'invalid',
          what,
          { field, reason: 'required' },
        );
      await wrong(undefined, 'image', 'no picture');
      const id = await upload(mira);
      await wrong({ id, alt: '' }, 'image.alt', 'no description');
      await wrong({ id, alt: ' \n ' }, 'image.alt', 'an empty one');
      const { image } = await enter(mira, { image: { id, alt: ' A lamp\n on a sill ' } });
      same([image?.id, image?.alt, image?.width, image?.height], [id, 'A lamp on a sill', 3, 2], 'with both');
      expect((await fetch(image!.url)).ok, 'and its address is good');
    },
  },
  {
    name: 'L17 a late entry is invalid (422), and so is one that comes too early',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const early = enter(jonas, { poll: 'photos-later' });
      await refuses(early, 'invalid', 'too early', { field: 'entries', reason: 'not-open' });
      await enter(mira);
      await world.advance!(HOUR);
      await refuses(enter(jonas), 'invalid', 'too late', { field: 'entries', reason: 'closed' });
      expect(
        !(await jonas.polls!.read('photos')).poll.can.includes('propose'),
        'and the poll does not offer it',
      );
      same((await enter(jonas, { poll: 'photos-later' })).poll, 'photos-later', 'the other one has begun');
    },
  },
  {
    name: 'L17 votes count in their own window: neither while entries are taken, nor after the close',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const { id } = await enter(mira);
      await refuses(vote(jonas, id), 'closed', 'before the votes');
      expect(!(await jonas.entries!.read(id)).can.includes('vote'), 'and it is not offered');
      await world.advance!(HOUR);
      same((await vote(jonas, id)).votes, 1, 'from their beginning on');
      await world.advance!(HOUR);
      await refuses(vote(jonas, id, false), 'closed', 'after the close');
      same((await jonas.entries!.read(id)).votes, 1, 'the count stays');
    },
  },
  {
    name: 'P73 each member enters once, also when two of theirs arrive together, and again once they have withdrawn',
    async run(world) {
      const mira = await world.as('mira');
      await post(mira, 'other', 'I was here before');
      const both = await Promise.allSettled([enter(mira), enter(mira)]);
      same(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], 'one of two');
      await refuses(enter(mira), 'conflict', 'another', { reason: 'too-many', limit: 1 });
      const [mine] = (await mira.entries!.list({ poll: 'photos', shelf: 'mine' })).entries;
      await mira.entries!.remove({ key: newId(), id: mine!.id, revision: mine!.revision });
      await refuses(mira.media!.read(mine!.image!.id), 'not-found', 'its picture is gone');
      same([(await enter(mira)).id], await shown(mira), 'the new one stands alone');
    },
  },
  {
    name: 'P73 once entries are no longer taken, what is voted on stays: its author cannot withdraw it, staff can',
    needs: ['advance'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const { id, revision } = await enter(mira);
      await world.advance!(HOUR);
      await refuses(mira.entries!.remove({ key: newId(), id, revision }), 'closed', 'by its author');
      expect(!(await mira.entries!.read(id)).can.includes('remove'), 'and it is not offered');
      same((await staff.entries!.remove({ key: newId(), id, revision })).state, 'deleted', 'by staff');
    },
  },
  {
    name: 'P74 one vote moves from entry to entry, and nobody votes for their own',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, nora] = await all(world, 'mira', 'jonas', 'newcomer');
      const [a, b] = [await enter(mira), await enter(jonas)];
      await world.advance!(HOUR);
      await refuses(vote(mira, a.id), 'forbidden', 'one’s own');
      expect(!(await mira.entries!.read(a.id)).can.includes('vote'), 'and it is not offered');
      await vote(nora, a.id);
      same((await vote(nora, b.id)).votes, 1, 'the other one has it');
      const was = await nora.entries!.read(a.id);
      same([was.votes, was.voted], [0, false], 'the first one lost it');
    },
  },
  {
    name: 'P75 an entry that waits is seen by its author and staff alone, with its picture, until it is approved',
    async run(world) {
      const [nora, staff, jonas] = await all(world, 'newcomer', 'staff', 'jonas');
      const { asOf } = await jonas.entries!.list({ poll: 'photos' });
      const image = { id: await upload(nora), alt: 'new here' };
      const entry = await nora.entries!.propose({
        id: newId(),
        poll: 'photos',
        title: 'New',
        body: '',
        image,
      });
      same(entry.state, 'held', 'the first picture of somebody whom nobody knows');
      expect((await fetch(entry.image!.url)).ok, 'its author sees the picture');
      const [waiting] = (await staff.entries!.list({ poll: 'photos', shelf: 'held' })).entries;
      same(waiting?.id, entry.id, 'staff find it');
      expect((await fetch(waiting!.image!.url)).ok, 'with the picture');
      same(await shown(jonas), [], 'others don’t');
      await refuses(jonas.entries!.read(entry.id), 'not-found', 'not even by its id');
      const told = JSON.stringify(await changesFor(jonas, asOf, ['poll/photos']));
      expect(!told.includes(image.id) && !told.includes('new here'), 'and hear nothing of it');
      await staff.entries!.moderate({ key: newId(), id: entry.id, action: 'approve' });
      same(await shown(await world.as('anonymous')), [entry.id], 'once it is approved, all do');
      const [open] = (await jonas.entries!.list({ poll: 'photos' })).entries;
      expect((await fetch(open!.image!.url)).ok, 'with the picture');
      await staff.entries!.moderate({ key: newId(), id: entry.id, action: 'hide' });
      same(await shown(jonas), [], 'and not once it is taken down');
    },
  },
  {
    name: 'P75 the picture of an entry is not swept away, and goes with the entry',
    needs: ['advance'],
    async run(world) {
      const mira = await world.as('mira');
      const entry = await enter(mira, { poll: 'photos-open' });
      await world.advance!(26 * HOUR);
      const { image, revision } = await mira.entries!.read(entry.id);
      expect((await fetch(image!.url)).ok, 'it is there a day later');
      same((await mira.media!.read(image!.id)).id, image!.id, 'its owner reads it');
      await mira.entries!.remove({ key: newId(), id: entry.id, revision });
      await refuses(mira.media!.read(image!.id), 'not-found', 'it went with the entry');
    },
  },
  {
    name: 'P80 a contest goes its way: entered, approved, voted for, closed, and won by most votes',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, nora, staff] = await all(world, 'mira', 'jonas', 'newcomer', 'staff');
      const image = { id: await upload(nora), alt: 'new here' };
      const held = await nora.entries!.propose({
        id: newId(),
        poll: 'photos',
        title: 'New',
        body: '',
        image,
      });
      await staff.entries!.moderate({ key: newId(), id: held.id, action: 'approve' });
      const other = await enter(mira);
      await world.advance!(HOUR);
      await vote(mira, held.id);
      await vote(jonas, other.id);
      await vote(jonas, held.id);
      await vote(staff, other.id);
      await world.advance!(HOUR);
      const { entries, sort } = await (
        await world.as('anonymous')
      ).entries!.list({ poll: 'photos', sort: 'top' });
      same(
        [sort, entries.map(({ id, votes }) => [id, votes])],
        [
          'top',
          [
            [held.id, 2],
            [other.id, 1],
          ],
        ],
        'the order at the end',
      );
      same(ids(firsts(entries)), [held.id], 'who has won');
      const { poll, tally } = await jonas.polls!.read('photos');
      same([poll.state, poll.can, tally?.final, tally?.voters], ['closed', [], true, 3], 'the poll');
    },
  },
  {
    name: 'L16 without consent an entry is not in the export, and what was revoked is gone at the next fetch',
    needs: ['entries.consent', 'entries.reusable'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const [a, b] = [await enter(mira, { reuse: true }), await enter(jonas)];
      same(b.reuse ?? null, null, 'not asked for, not given');
      same(a.reuse?.text, CONTEST_LICENCE, 'its author is told what they agreed to');
      same(await reusable(world), [a.id], 'no consent, not in the export');
      same('reuse' in (await consent(mira, a.id, false)), false, 'taken back');
      same(await reusable(world), [], 'gone at the next fetch');
      const again = await consent(mira, a.id, true);
      expect(again.reuse!.at >= a.reuse!.at, 'given again, from then on');
      same(again.reuse!.licence, a.reuse!.licence, 'to the same words');
      await consent(jonas, b.id, true);
      same(await reusable(world), ids([a, b]), 'both now');
    },
  },
  {
    name: 'L16 the export credits: title, picture with description, author, the words agreed to and since when',
    needs: ['entries.consent', 'entries.reusable'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const entry = await enter(mira, { title: 'Dusk', reuse: true });
      const { entries, next } = await staff.entries!.reusable!({ poll: 'photos' });
      const [found] = entries;
      const { title, image, credit, reuse } = found!;
      same(
        [title, credit?.name, image.alt],
        ['Dusk', 'Mira Solberg', 'A lamp on a sill'],
        'what is credited',
      );
      same([reuse.text, reuse.at === entry.reuse!.at, next], [CONTEST_LICENCE, true, null], 'on what terms');
      expect((await fetch(image.url)).ok, 'its address is good');
    },
  },
  {
    name: 'L16 what waits, was taken down or withdrawn is in no export, and consent is its author’s alone',
    needs: ['entries.consent', 'entries.reusable'],
    async run(world) {
      const [mira, nora, staff] = await all(world, 'mira', 'newcomer', 'staff');
      const image = { id: await upload(nora), alt: 'new here' };
      const part = { poll: 'photos', title: 'New', body: '', reuse: true };
      const held = await nora.entries!.propose({ id: newId(), image, ...part });
      same(await reusable(world), [], 'it waits');
      await staff.entries!.moderate({ key: newId(), id: held.id, action: 'approve' });
      same(await reusable(world), [held.id], 'it is published');
      await refuses(consent(mira, held.id, false), 'forbidden', 'by somebody else');
      await refuses(consent(staff, held.id, false), 'forbidden', 'by staff');
      expect(!('reuse' in (await mira.entries!.read(held.id))), 'others are told nothing of it');
      await staff.entries!.moderate({ key: newId(), id: held.id, action: 'hide' });
      same(await reusable(world), [], 'it was taken down');
      const { id, revision } = await enter(mira, { reuse: true });
      await mira.entries!.remove({ key: newId(), id, revision });
      same(await reusable(world), [], 'it was withdrawn');
      await refuses(consent(mira, id, true), 'gone', 'consent to what is gone');
    },
  },
  {
    name: 'L16 the export is for staff, of contests that ask; and pages through all',
    needs: ['entries.consent', 'entries.reusable'],
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      await refuses(mira.entries!.reusable!({ poll: 'photos' }), 'forbidden', 'for members');
      await refuses(anonymous.entries!.reusable!({ poll: 'photos' }), 'unauthenticated', 'for the public');
      await refuses(staff.entries!.reusable!({ poll: 'nowhere' }), 'not-found', 'of no poll');
      await refuses(staff.entries!.reusable!({ poll: 'single' }), 'unsupported', 'of a poll of another kind');
      const asked = enter(jonas, { poll: 'photos-open', reuse: true });
      await refuses(asked, 'invalid', 'where nobody asks', { field: 'reuse', reason: 'not-offered' });
      const both = ids([await enter(mira, { reuse: true }), await enter(jonas, { reuse: true })]);
      const first = await staff.entries!.reusable!({ poll: 'photos', limit: 1 });
      const second = await staff.entries!.reusable!({ poll: 'photos', limit: 1, cursor: first.next! });
      same([ids([...first.entries, ...second.entries]), second.next], [both, null], 'in pages');
    },
  },
];
