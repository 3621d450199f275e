import { expect } from '@open-wc/testing';
import type { Comment } from '@hearth/core/domain';
import type { StaffView } from '@hearth/core/state';
import { fakeComment, people } from '../../../../fakes/comments.ts';
import { NOW, fakeCommunity, fakeError, member, staff } from '../../../../fakes/community.ts';
import { shown } from '../../../../fakes/state.ts';
import { busyTeam, fakeEntry } from '../../../../fakes/team.ts';
import { fakeThreadDeeds } from '../../../../fakes/thread-deeds.ts';
import { fakeThreadStaff, staffView } from '../../../../fakes/thread-staff.ts';
import { fakeThreadStore, threadItem, threadView } from '../../../../fakes/thread-store.ts';
import { draw, inside, stage, until, words } from '../../../../testing/helpers.ts';
import { focused } from '../../../../testing/thread.ts';
import '../../define.ts';

/** What waits, once this was dealt with. */
function without({ $view }: ReturnType<typeof fakeThreadStaff>, id: string): void {
  const view = $view.get();
  const items = view.waiting.items.filter((item) => item.id !== id);
  $view.set({ ...view, waiting: { ...view.waiting, items } });
}

describe('<hearth-thread>, staff on the page', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const comment = (part: Partial<Comment> = {}): Comment =>
    fakeComment('Words.', { id: 'c-1', author: people.jonas, can: ['reply', 'hide', 'delete'], ...part });

  const show = async (
    given: Comment,
    answers: Parameters<typeof fakeThreadStaff>[1] = {},
    lists: StaffView = staffView(),
    viewer = staff,
    refuses = false,
  ) => {
    const store = fakeThreadStore(
      threadView({ items: [threadItem({ comment: given })] }),
      refuses ? { moderate: async () => false } : {},
    );
    const team = fakeThreadStaff(lists, {
      last: async (subject) => fakeEntry({ subject, undoUntil: NOW + 60_000 }),
      ...answers,
    });
    const stores = { 'thread/demo': store, 'deeds/demo': fakeThreadDeeds(), 'staff/demo': team };
    const community = fakeCommunity({ viewer, stores });
    const element = await draw(place.element, community, { topic: 'demo' }, 'hearth-thread');
    const press = async (selector: string): Promise<void> => (await shown(element, selector)).click();
    const said = (text: string, where = '.content + [role=status], [role=status]'): Promise<unknown> =>
      until(() => words(element, where) === text, text);
    const menu = async (label: string): Promise<void> => {
      await press('[data-id=c-1] [data-do=menu]');
      const open = await shown(element, '.menu.placed');
      const at = [...open.querySelectorAll('button')].findIndex(
        ({ textContent }) => textContent.trim() === label,
      );
      expect(at, label).to.be.greaterThan(-1);
      await press(`.menu.placed button:nth-of-type(${at + 1})`);
    };
    const near = (): unknown =>
      inside(element, '.row')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    const key = (name: string): unknown =>
      focused(element)?.dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }),
      );
    const called = (name: string): unknown[] => team.calls.filter(([each]) => each === name);
    return { element, store, team, press, said, menu, near, key, called };
  };

  it('T37 T40 T112 hides with a reason and words to the author, says so, and the row offers the undo until it is used', async () => {
    const { element, store, press, said, menu, called } = await show(comment());
    await menu('Hide');
    const field = (await shown(element, '[name=reason]')) as HTMLInputElement;
    await until(() => focused(element) === field, 'the focus in the reason');
    field.value = 'Rule 3';
    inside<HTMLInputElement>(element, '[name=tell]')!.value = 'Please without advertising.';
    await press('.report [type=submit]');
    await said('Hidden.');
    expect(store.calls.at(-1)).to.deep.equal([
      ...['moderate', 'c-1', 'hide', 'Rule 3', 'Please without advertising.'],
    ]);
    await shown(element, '.done');
    expect(words(element, '.done p')).to.equal('Hidden.');
    await press('.undo-act');
    await said('Undone.');
    expect(called('undo').length).to.equal(1);
    expect(inside(element, '.done')).to.equal(null);
  });

  it('T40 says in words why something can’t be undone any more', async () => {
    for (const [code, text] of [
      ['conflict', 'Something has happened to it since.'],
      ['closed', 'The time for undoing this has passed.'],
    ] as const) {
      const held = comment({ status: 'held', can: ['approve', 'hide'] });
      const { element, press } = await show(held, { undo: () => Promise.reject(fakeError(code)) });
      await press('[data-do=approve]');
      await press('.undo-act');
      await until(() => words(element, '.main [part=error]').startsWith(text), text);
      expect(inside(element, '.undo-act')).to.equal(null);
      place.clear();
      place = stage();
    }
  });

  it('keeps the reason when hiding is refused', async () => {
    const { element, press, menu } = await show(comment(), {}, staffView(), staff, true);
    await menu('Hide');
    const field = (await shown(element, '[name=reason]')) as HTMLInputElement;
    field.value = 'Rule 3';
    await press('.report [type=submit]');
    await until(() => inside(element, '.report [type=submit][aria-disabled=false]'), 'another try');
    expect(inside<HTMLInputElement>(element, '[name=reason]')?.value).to.equal('Rule 3');
  });

  it('T39 bans a member for a while, with a reason that it asks for', async () => {
    const { element, press, said, menu, called } = await show(comment());
    await menu('Mute or ban for everybody');
    await shown(element, '[name=kind]');
    await press('.report [type=submit]');
    await until(() => words(element, '.report [role=alert]') === 'Please write down why.', 'the question');
    expect(called('sanction')).to.deep.equal([]);
    await press('[name=kind][value=ban]');
    inside<HTMLSelectElement>(element, '[name=span]')!.value = `${7 * 86_400}`;
    inside<HTMLTextAreaElement>(element, '[name=reason]')!.value = 'Insults';
    await press('.report [type=submit]');
    await said('Banned.');
    const week = 7 * 86_400_000;
    expect(called('sanction')).to.deep.equal([['sanction', 'm-jonas', 'ban', NOW + week, 'Insults']]);
  });

  it('T39 shows what holds already, and ends it', async () => {
    const { element, press, said, menu, called } = await show(comment(), {
      member: async () => ({ ...people.jonas, sanction: { kind: 'mute', until: null } }),
    });
    await menu('Mute or ban for everybody');
    await press('.report > p:first-child + button');
    await said('No longer muted or banned.');
    expect(called('sanction')).to.deep.equal([['sanction', 'm-jonas', null, null, '']]);
    expect(inside(element, '[name=kind]')).to.equal(null);
  });

  it('B30 thanks who wrote it, in words that survive a failure', async () => {
    let fails = true;
    const { element, press, said, menu, team } = await show(comment(), {
      thank: async (...input) => {
        team.calls.push(['thank', ...input]);
        if (fails) throw fakeError('offline');
      },
    });
    await menu('Thank Jonas Weidenfeller');
    const field = (await shown(element, '[name=reason]')) as HTMLTextAreaElement;
    await until(() => focused(element) === field, 'the focus in the words');
    await press('.report [type=submit]');
    await until(() => words(element, '.report [role=alert]') === 'Please write what for.', 'what is missing');
    field.value = 'For the drawing of the hinge.';
    await press('.report [type=submit]');
    await shown(element, '.error');
    expect(field.value).to.equal('For the drawing of the hinge.');
    fails = false;
    await press('.report [type=submit]');
    await said('Thanked.');
    expect(inside(element, '.report')).to.equal(null);
    const sent = team.calls.filter(([name]) => name === 'thank');
    expect(sent.map(([, , text]) => text)).to.deep.equal(Array(2).fill('For the drawing of the hinge.'));
  });

  it('B30 offers thanks to members only, and only to the team', async () => {
    const offered = async (author: Comment['author'], viewer = staff): Promise<boolean> => {
      const { element, press } = await show(comment({ author }), {}, staffView(), viewer);
      await press('[data-id=c-1] [data-do=menu]');
      const open = await shown(element, '.menu.placed');
      const labels = [...open.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
      place.clear();
      place = stage();
      return labels.some((label) => label.startsWith('Thank '));
    };
    expect(await offered(people.jonas)).to.equal(true);
    expect(await offered(people.jonas, member)).to.equal(false);
    expect(await offered({ ...people.jonas, role: 'staff' })).to.equal(false);
  });

  it('T41 says how much there is to look at, to staff alone', async () => {
    const staffs = await show(comment(), {}, busyTeam());
    staffs.near();
    await shown(staffs.element, '.team-open');
    expect(words(staffs.element, '.team-open')).to.equal('Team 3 to look at');
    place.clear();
    place = stage();
    const members = await show(comment(), {}, busyTeam(), member);
    members.near();
    await members.press('[data-id=c-1] [data-do=menu]');
    await shown(members.element, '.menu.placed');
    expect(inside(members.element, '.team-open')).to.equal(null);
  });

  it('T41 takes one key after the other on what waits, while a comment there has the focus', async () => {
    const lists = busyTeam();
    const { element, team, press, near, key, called } = await show(
      comment(),
      {
        act: async (...input) => {
          team.calls.push(['act', ...input]);
          without(team, input[0]);
        },
      },
      lists,
    );
    near();
    await press('.team-open');
    await shown(element, '.team li.item');
    key('a');
    expect(called('act'), 'on a tab, a letter does nothing').to.deep.equal([]);
    key('ArrowDown');
    expect(focused(element)?.dataset['id']).to.equal('w-1');
    key('d');
    key('a');
    await until(() => focused(element)?.dataset['id'] === 'w-2', 'the focus on the next');
    expect(words(element, '.team [role=status]')).to.equal('Approved.');
    key('h');
    await until(() => focused(element)?.id === 'team-panel', 'the focus on the empty list');
    expect(called('act')).to.deep.equal([
      ['act', 'w-1', 'approve'],
      ['act', 'w-2', 'hide'],
    ]);
    expect(words(element, '#team-panel')).to.contain('Nothing waits.');
  });

  it('T41 lets go of a comment that somebody else has dealt with, so that no key meets another', async () => {
    const { element, team, press, near, key, called } = await show(comment(), {}, busyTeam());
    near();
    await press('.team-open');
    await shown(element, '.team li.item');
    key('ArrowDown');
    without(team, 'w-1');
    expect(focused(element)?.id).to.equal('team-panel');
    key('h');
    expect(called('act')).to.deep.equal([]);
  });

  it('T41 T44 shows why something was reported, by whom, and dismisses it', async () => {
    const { element, press, near, called } = await show(comment(), {}, busyTeam());
    near();
    await press('.team-open');
    await press('#team-reported');
    const item = await shown(element, '.team li[data-id=r-1]');
    expect(item.textContent).to.match(/陳美玲: Insulting or harmful[^]*He insults everybody here/);
    await press('.team li[data-id=r-1] .do .primary');
    expect(called('act')).to.deep.equal([['act', 'r-1', 'dismiss']]);
  });

  it('T40 tells what was done in plain words, and undoes what can be', async () => {
    const { element, press, near, called } = await show(comment(), {}, busyTeam());
    near();
    await press('.team-open');
    await press('#team-log');
    await shown(element, '.team li[data-id=e-1]');
    expect(words(element, '.team li[data-id=e-1]')).to.match(
      /^Noor Haddad hid a comment.*Reason: Advertising/,
    );
    expect(inside(element, '.team li[data-id=e-2] .do button')).to.equal(null);
    expect(words(element, '.team li[data-id=e-3]')).to.match(/^Somebody banned a member.*Undone by Vera/);
    await press('.team li[data-id=e-1] .do button');
    expect(called('undo').length).to.equal(1);
    await press('#team-panel > button');
    expect(called('more')).to.deep.equal([['more', 'log']]);
  });

  it('T33 T34 closes a thread, holds what is new in it and slows it down', async () => {
    const { element, press, near, called } = await show(comment());
    near();
    await press('.team-open');
    await press('#team-settings');
    await press('.team [name=locked]');
    inside<HTMLSelectElement>(element, '.team [name=moderation]')!.value = 'pre';
    inside<HTMLSelectElement>(element, '.team [name=slow]')!.value = '60';
    await press('.team [type=submit]');
    expect(called('settle')).to.deep.equal([['settle', { locked: true, moderation: 'pre', slow: 60 }]]);
    await until(() => words(element, '.team [role=status]') === 'Saved.', 'that it is saved');
  });

  it('goes from tab to tab by arrows, by the direction of the text', async () => {
    const { element, press, near, key } = await show(comment(), {}, busyTeam());
    near();
    await press('.team-open');
    await until(() => focused(element)?.id === 'team-waiting', 'the focus on the first tab');
    key('ArrowRight');
    expect(focused(element)?.id).to.equal('team-reported');
    key('End');
    expect(focused(element)?.id).to.equal('team-settings');
    key('ArrowRight');
    expect(focused(element)?.id).to.equal('team-waiting');
    element.setAttribute('dir', 'rtl');
    await until(() => getComputedStyle(inside(element, '.team')!).direction === 'rtl', 'the other direction');
    key('ArrowLeft');
    expect(focused(element)?.id).to.equal('team-reported');
  });
});
