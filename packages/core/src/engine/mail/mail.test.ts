import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import { membersPart } from '../people/members.ts';
import { signIn } from '../people/people.ts';
import { createScene, type EngineOptions } from '../scene.ts';
import { asSystem } from '../system.ts';
import { tellMember } from '../notices/telling.ts';
import { createWorld, DAY, HOUR, MINUTE, SITE, type World } from '../testing/world.ts';
import { openMail, type Letter, type Mail } from './index.ts';

const SETTINGS = { from: 'hello@acme.example', hour: 8, weekday: 1, claims: true };

describe('mail to members', () => {
  let world: World;
  let options: EngineOptions;
  let mail: Mail;
  let mira: Viewer;
  beforeEach(async () => {
    world = createWorld();
    options = { ...world.options, mail: true };
    await world.configure({ mail: SETTINGS });
    mira = await world.join('Mira');
    mail = openMail(options, SITE);
    await turn();
  });

  const as = (viewer: Viewer) => membersPart(createScene(options, SITE, viewer));
  const prefer = (change: object, viewer = mira) => as(viewer).setPreferences({ key: world.id(), ...change });
  const setMail = (address?: string, viewer = mira) =>
    as(viewer).setMail({ key: world.id(), ...(address !== undefined && { address }) });
  const tell = (cause: string, viewer = mira) =>
    asSystem(options, SITE).write('notices', (context) =>
      tellMember(context, viewer.id, { cause, kind: 'thanks', subject: cause, at: world.now }),
    );
  /** All that follows by now: what is sent. */
  async function turn(fault: 'address' | 'later' | null = null): Promise<Letter[]> {
    while (await mail.queue());
    await mail.write();
    const { letters } = await mail.due();
    for (const { id } of letters) await mail.settle(id, { at: world.now, fault, code: null }, 0);
    return [...letters];
  }
  async function confirm(address = 'mira@mail.example', viewer = mira): Promise<void> {
    await setMail(address, viewer);
    for (const { says } of await turn())
      if (says.kind === 'confirm') assert.ok(await mail.links.confirm(says.token));
  }
  const causesOf = (letters: readonly Letter[]) =>
    letters.map(({ says }) => (says.kind === 'notices' ? says.notices.map(({ id }) => id) : []));

  test('T120 an address is written to once its owner has said so by the link, which works once and not for long', async () => {
    assert.deepEqual(await as(mira).mail(), { state: 'none', address: null, pending: null, suggested: null });
    await setMail('Mira@Mail.example');
    const [letter] = await turn();
    assert.equal(letter!.to, 'Mira@mail.example');
    const { says } = letter!;
    assert.ok(says.kind === 'confirm' && says.token.split('.')[1]!.length === 43);
    const { token } = says;
    assert.ok(!JSON.stringify(await world.row('mail_addresses')).includes(token.split('.')[1]!));
    assert.equal((await as(mira).mail()).pending?.address, 'M•••@mail.example');
    assert.equal((await mail.links.confirmable(token))?.address, 'M•••@mail.example');
    assert.equal(await mail.links.confirm(`${token}x`), false);
    assert.equal(await mail.links.confirm(token), true);
    assert.equal(await mail.links.confirm(token), false);
    assert.deepEqual(await as(mira).mail(), {
      ...{ state: 'confirmed', address: 'M•••@mail.example', pending: null, suggested: null },
    });

    world.now += DAY;
    await setMail('other@mail.example');
    const [second] = await turn();
    world.now += 2 * DAY;
    assert.ok(second!.says.kind === 'confirm');
    assert.equal(await mail.links.confirm(second!.says.token), false);
    assert.equal((await as(mira).mail()).address, 'M•••@mail.example');
    await setMail('never@mail.example', await world.join('Somebody'));
    world.now += 2 * DAY;
    await mail.forget();
    const kept = await world.row('mail_addresses');
    assert.deepEqual(kept.map(({ address, pending }) => [address, pending]), [['Mira@mail.example', null]]); // prettier-ignore
    await assert.rejects(setMail('mira@localhost'), { code: 'invalid', details: { field: 'address', reason: 'format' } }); // prettier-ignore
  });

  test('T120 nobody floods an address: not one member, nor many, and nobody learns of it', async () => {
    const victim = 'victim@mail.example';
    let sent = 0;
    for (let i = 0; i < 6; i++) {
      const guest = await world.join(`Guest ${i}`, 'guest');
      const { pending } = await setMail(victim, guest);
      assert.equal(pending?.address, 'v•••@mail.example');
      sent += (await turn()).length;
    }
    assert.equal(sent, 3);
    await setMail('a@mail.example');
    await as(mira).removeMail({ key: world.id() });
    assert.equal((await as(mira).mail()).pending, null);
    await assert.rejects(setMail('b@mail.example'), { code: 'rate-limited', details: { retryAfter: 60 } });
    for (let i = 0; i < 4; i++) {
      world.now += MINUTE;
      await setMail(`c${i}@mail.example`);
    }
    world.now += HOUR;
    await assert.rejects(setMail('d@mail.example'), { code: 'rate-limited' });
  });

  test('T120 the address of a host’s token is offered to its owner, and confirmed like any other', async () => {
    const nora = await signIn(createScene(options, SITE, null), {
      ...{ issuer: 'host:acme', subject: 'n', strength: 'host', name: 'Nora', email: 'nora@mail.example' },
    });
    assert.equal((await as(nora).mail()).suggested, 'n•••@mail.example');
    assert.deepEqual(await turn(), []);
    assert.equal((await setMail(undefined, nora)).pending?.address, 'n•••@mail.example');
    await assert.rejects(setMail(undefined), { code: 'invalid' });
  });

  test('T122 T125 a digest tells of what is unread, once, at the hour of the site', async () => {
    await confirm();
    await tell('one');
    await tell('two');
    assert.deepEqual(await turn(), []);
    world.now += HOUR;
    await as(mira).readNotices({ key: world.id(), ids: ['one'] });
    world.now = Date.UTC(2026, 2, 3, 8) - 1;
    assert.deepEqual(await turn(), []);
    world.now++;
    assert.deepEqual(causesOf(await turn()), [['two']]);
    assert.deepEqual(await turn(), []);
    world.now += 7 * DAY;
    assert.deepEqual(await turn(), [], 'what was told is not told again');
    await tell('three');
    await tell('three');
    world.now += DAY;
    assert.deepEqual(causesOf(await turn()), [['three']]);
  });

  test('T125 what is being sent is taken by nobody else, and again only when nothing was heard of it', async () => {
    await setMail('mira@mail.example');
    await mail.queue();
    const { letters } = await mail.due();
    const { id } = letters[0]!;
    assert.equal(await mail.claim(id), true);
    assert.equal(await mail.claim(id), false);
    assert.deepEqual((await mail.due()).letters, []);
    world.now += 10 * MINUTE; // it crashed
    assert.equal((await mail.due()).letters[0]?.id, id);
    assert.equal(await mail.claim(id), true);
    await mail.settle(id, { at: world.now, fault: null, code: null }, 0);
    assert.equal(await mail.claim(id), false);
    world.now += DAY;
    assert.deepEqual((await mail.due()).letters, []);
  });

  test('T122 what is read between writing and sending is dropped, and so is what nobody wants any more', async () => {
    await confirm();
    await prefer({ mail: 'instant' });
    await tell('one');
    world.now += 2 * MINUTE;
    assert.equal((await turn('later')).length, 1);
    await as(mira).readNotices({ key: world.id() });
    world.now += HOUR;
    assert.deepEqual(await turn(), []);
    assert.deepEqual((await world.row('mails')).map(({ state }) => state), ['sent', 'dropped']); // prettier-ignore
    await tell('two');
    await prefer({ mail: 'off' });
    world.now += DAY;
    assert.deepEqual(await turn(), []);
  });

  test('T124 quiet hours hold mails until they end', async () => {
    await confirm();
    await prefer({ mail: 'instant', quiet: { from: '11:00', to: '15:00' } });
    await tell('one');
    world.now += 2 * HOUR;
    assert.deepEqual(await turn(), []);
    world.now += HOUR;
    assert.deepEqual(causesOf(await turn()), [['one']]);
  });

  test('T123 one click ends mails, also by an old link, and nothing but mails', async () => {
    await confirm();
    await prefer({ mail: 'instant' });
    await tell('one');
    world.now += 2 * MINUTE;
    const [letter] = await turn();
    assert.ok(letter!.says.kind === 'notices');
    const { token } = letter!.says;
    await tell('two');
    await turn();
    assert.equal(await mail.links.leave(`${token.slice(0, -1)}_`), false);
    assert.equal(await mail.links.leave(token), true);
    assert.equal(await mail.links.leave(token), true);
    assert.equal((await as(mira).preferences()).mail, 'off');
    world.now += DAY;
    assert.deepEqual(await turn(), []);
    assert.equal((await as(mira).notices({ unread: true })).unread, 2);

    // And asking again is a wish to be written to, of what comes from then on.
    await as(mira).removeMail({ key: world.id() });
    assert.deepEqual(await as(mira).mail(), { state: 'none', address: null, pending: null, suggested: null });
    await confirm();
    assert.equal((await as(mira).preferences()).mail, 'daily');
    await tell('three');
    await turn();
    world.now += DAY;
    assert.deepEqual(causesOf(await turn()), [['three']]);
  });

  test('T126 an address that was refused three times is written to no more, until it is confirmed again', async () => {
    await confirm();
    await prefer({ mail: 'instant' });
    for (const cause of ['one', 'two', 'three', 'four']) {
      await tell(cause);
      world.now += HOUR;
      await turn('address');
    }
    assert.equal((await as(mira).mail()).state, 'stopped');
    assert.deepEqual((await mail.figures()).addresses, { confirmed: 0, pending: 0, stopped: 1 });
    assert.equal((await world.row('mails')).filter(({ kind }) => kind === 'notices').length, 3);
    await confirm();
    assert.equal((await as(mira).mail()).state, 'confirmed');
  });

  test('T127 a guest’s address and what they were written of are the member’s once they sign in', async () => {
    const guest = await world.join('Gus', 'guest');
    await confirm('gus@mail.example', guest);
    await prefer({ mail: 'instant' }, guest);
    await tell('one', guest);
    world.now += 2 * MINUTE;
    const [letter] = await turn();
    const member = await signIn(createScene(options, SITE, null), {
      ...{ issuer: 'host:acme', subject: 'g', strength: 'host', name: 'Gus', guest: guest.id },
    });
    assert.equal((await as(member).mail()).address, 'g•••@mail.example');
    await tell('two', member);
    world.now += HOUR;
    assert.deepEqual(causesOf(await turn()), [['two']]);
    assert.ok(letter!.says.kind === 'notices');
    assert.equal(await mail.links.leave(letter!.says.token), true, 'by the mail to the guest');
    assert.equal((await as(member).preferences()).mail, 'off');
    await as(member).removeMail({ key: world.id() });
    assert.equal((await as(member).mail()).state, 'none');
  });

  test('without mail nobody is asked for an address', async () => {
    await assert.rejects(membersPart(world.as(mira)).mail(), { code: 'unsupported' });
    await world.configure();
    await assert.rejects(setMail('mira@mail.example'), { code: 'unsupported' });
  });
});
