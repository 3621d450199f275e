import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { fakeError, member } from '../../../fakes/community.ts';
import { fakePeople, fakeProfile } from '../../../fakes/people.ts';
import { people as cards } from '../../../fakes/comments.ts';
import { shown } from '../../../fakes/state.ts';
import { inside, stage, until } from '../../../testing/helpers.ts';
import { focused, two } from '../../../testing/thread.ts';
import { fakeCommunity } from '../../../fakes/community.ts';
import { fakeThreadDeeds } from '../../../fakes/thread-deeds.ts';
import { fakeThreadStore } from '../../../fakes/thread-store.ts';
import '../define.ts';
import { draw } from '../../../testing/helpers.ts';

const JONAS = '[data-id=c-2]';

describe('people in a thread', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  async function show(answers: Parameters<typeof fakePeople>[0] = {}) {
    const people = fakePeople({
      profiles: { [cards.jonas.id]: fakeProfile(cards.jonas), [cards.ada.id]: fakeProfile(cards.ada) },
      ...answers,
    });
    const deeds = fakeThreadDeeds();
    const community = fakeCommunity({
      viewer: member,
      images: 'members',
      stores: { 'thread/demo': fakeThreadStore(two()), 'deeds/demo': deeds, people },
    });
    const element = await draw(place.element, community, { topic: 'demo' }, 'hearth-thread');
    const press = async (selector: string): Promise<void> => (await shown(element, selector)).click();
    const menu = async (row: string, item: number): Promise<void> => {
      await press(`${row} [data-do=menu]`);
      const buttons = await until(
        () =>
          inside(element, '.menu.placed') &&
          element.shadowRoot!.querySelectorAll<HTMLElement>('.menu button'),
        'the menu',
      );
      buttons[item]!.click();
    };
    return { element, people, deeds, community, press, menu };
  }

  const over = (target: Element): boolean =>
    target.dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
    );

  it('T136 a pointer that rests on a name shows who that is, and takes it away when it goes; Escape does, too', async () => {
    const { element } = await show();
    const name = await shown(element, `${JONAS} .name`);
    const card = () => inside(element, '.person');
    await until(() => over(element) && over(name) && card(), 'the card');
    await until(() => card()?.textContent?.includes('148 comments'), 'what there is to know');
    expect(card()!.textContent).to.contain('and 3 more');
    expect(!focused(element), 'the focus stays where it is').to.equal(true);
    over(card()!);
    over(document.body);
    await until(() => !card(), 'it goes by itself');
    await until(() => over(element) && over(name) && card(), 'the card again');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(!card(), 'closed by Escape').to.equal(true);
  });

  it('T136 the keyboard reaches the card by a comment’s menu: the focus goes in, and comes back; there one mutes', async () => {
    const { element, menu, deeds } = await show();
    await menu(JONAS, 3);
    const card = await shown(element, '.person .foot');
    await until(() => focused(element)?.className.startsWith('person'), 'the focus in the card');
    card.querySelector('button')!.click();
    await until(() => deeds.calls.length, 'the mute');
    expect(deeds.calls).to.deep.equal([['mute', cards.jonas.id, true]]);
    await sendKeys({ press: 'Escape' });
    expect(!inside(element, '.person'), 'closed by Escape').to.equal(true);
    expect(focused(element)?.dataset['do']).to.equal('menu');
  });

  it('T137 a name that is refused says why, in words, and one that is taken is said at once', async () => {
    const refusal = fakeError('invalid', { field: 'name', reason: 'lookalike' });
    let refuse = true;
    const given = fakePeople();
    const { element, press } = await show({
      rename: async (name) => (refuse ? Promise.reject(refusal) : given.rename(name)),
    });
    await press('.write');
    await press('.as [data-do=settings]');
    const field = (await shown(element, '#settings-name')) as HTMLInputElement;
    field.value = 'Noor Haddad';
    await press('.settings form button');
    const problem = await until(
      () => inside(element, '#settings-name-problem')?.textContent?.includes('somebody of the team'),
      'why not',
    );
    expect(problem).to.equal(true);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(focused(element) === field, 'the focus on the field').to.equal(true);
    refuse = false;
    field.value = 'Ada King';
    await press('.settings form button');
    await until(() => inside(element, '.said')?.textContent?.includes('your name now'), 'that it is done');
    expect(given.calls).to.deep.equal([['rename', 'Ada King']]);
  });

  it('T138 wishes are kept one by one; and all is deleted only by whoever types their name', async () => {
    const { element, press, people } = await show();
    const erased: Event[] = [];
    place.element.addEventListener('hearth-erased', (event) => erased.push(event));
    await press('.write');
    await press('.as [data-do=settings]');
    await press('.settings [name=replies]');
    await until(() => people.calls.length, 'the wish');
    expect(people.calls).to.deep.equal([['prefer', { kinds: { replies: false } }]]);
    const named = inside(element, '.settings [name=listed]') as HTMLInputElement;
    expect(named.checked).to.equal(true);
    named.click();
    await until(() => people.calls.length === 2, 'that figures name them no more');
    expect(people.calls[1]).to.deep.equal(['list', false]);
    await press('.settings [name=quiet]');
    await shown(element, '.settings [name=from]');
    await press('.settings [data-do=erase]');
    const field = (await shown(element, '#settings-sure')) as HTMLInputElement;
    field.value = 'Somebody';
    await press('.settings .erase [type=submit]');
    await until(
      () => inside(element, '#settings-sure-problem')?.textContent?.trim(),
      'that it isn’t the name',
    );
    expect(people.calls.some(([name]) => name === 'erase')).to.equal(false);
    field.value = ' ada lund ';
    await press('.settings .erase [type=submit]');
    await shown(element, '.settings .gone');
    expect(people.calls.at(-1)).to.deep.equal(['erase']);
    expect(erased).to.have.length(1);
  });
});
