import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { key, write } from '../../../testing/composer.ts';
import { inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import { focused, showThread } from '../../../testing/thread.ts';
import type { HearthComposer } from './composer.ts';

describe('mentions in the composer of <hearth-thread>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const option = (composer: HearthComposer): string =>
    inside(composer, '.people.placed [aria-selected=true]')?.textContent?.trim() ?? '';
  const talk = threadView({
    items: [people.ada, people.noor, people.jonas, people.tomas].map((author, index) =>
      threadItem({ comment: fakeComment('x', { author, createdAt: index }) }),
    ),
  });
  async function name(typed: string) {
    const writing = await write(place.element, '', '', talk);
    await writing.type(writing.composer, typed);
    await until(() => inside(writing.composer, '.people.placed'), 'the list');
    return writing;
  }

  it('T19 offers those who wrote in the thread, and tells screen readers so', async () => {
    const { composer, field } = await name('Ask @');
    const list = inside(composer, '.people')!;
    const names = [...list.querySelectorAll('bdi')].map(({ textContent }) => textContent);
    expect(names).to.deep.equal(['Tomás Oliveira', 'Jonas Weidenfeller', 'Noor Haddad']);
    expect(list.role).to.equal('listbox');
    expect(list.ariaLabel).to.equal('People in this thread');
    expect(field.getAttribute('aria-controls')).to.equal('people');
    const active = (): string =>
      inside(composer, `#${field.getAttribute('aria-activedescendant')}`)!.innerText;
    expect(active()).to.contain('Tomás');
    expect(words(composer, '[role=status]')).to.equal('3 people offered. Arrows choose, Enter takes.');
    key(field, 'ArrowDown');
    await settled(composer);
    expect(active()).to.contain('Jonas');
    expect(focused(composer)).to.equal(field);
  });

  it('T19 takes a name by arrows and Enter, and goes on behind it', async () => {
    const { composer, field, store } = await name('Ask @');
    for (const step of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) key(field, step);
    expect(key(field, 'Enter')).to.equal(false);
    expect(field.value).to.equal('Ask @Noor Haddad ');
    expect(field.selectionStart).to.equal(field.value.length);
    await settled(composer);
    expect(inside(composer, '.people')).to.equal(null);
    expect(field.getAttribute('aria-activedescendant')).to.equal(null);
    expect(words(composer, '[role=status]')).to.equal('');
    expect(store.draft('new')).to.equal('Ask @Noor Haddad ');
    document.execCommand('undo');
    expect(field.value).to.equal('Ask @');
  });

  it('is a matter of typing alone', async () => {
    const { composer, field } = await write(place.element, '', '', talk);
    await sendKeys({ type: 'Ask @n' });
    await until(() => option(composer).includes('Noor'), 'Noor');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'please' });
    expect(field.value).to.equal('Ask @Noor Haddad please');
    await sendKeys({ press: 'Enter' });
    expect(field.value).to.equal('Ask @Noor Haddad please\n');
  });

  it('narrows with each letter, takes by Tab, and is gone when nobody is meant', async () => {
    const { composer, field, type } = await name('@weid');
    expect(option(composer)).to.contain('Jonas Weidenfeller');
    await type(composer, '@weidx');
    expect(inside(composer, '.people')).to.equal(null);
    expect(key(field, 'Tab'), 'left to the browser').to.equal(true);
    await type(composer, '@tomas');
    await until(() => option(composer).includes('Tomás'), 'Tomás');
    key(field, 'Tab');
    expect(field.value).to.equal('@Tomás Oliveira ');
  });

  it('turns to another name at once', async () => {
    const { composer, field, type } = await name('@t');
    await type(composer, '@t and @');
    await until(() => option(composer).includes('Tomás') && inside(composer, '.people [id=person-2]'), 'all');
    key(field, 'ArrowDown');
    key(field, 'Enter');
    expect(field.value).to.equal('@t and @Jonas Weidenfeller ');
  });

  it('takes a name that is pressed', async () => {
    const { composer, field } = await name('@');
    const second = inside(composer, '#person-1')!;
    expect(second.getBoundingClientRect().height).to.be.at.least(24);
    const held = second.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    expect(held, 'the focus stays in the field').to.equal(false);
    second.click();
    expect(field.value).to.equal('@Jonas Weidenfeller ');
  });

  it('closes by Escape, leaves the composer open, and does not come back for that name', async () => {
    const { composer, field, type } = await name('@');
    key(field, 'Escape');
    await settled(composer);
    expect(inside(composer, '.people')).to.equal(null);
    await type(composer, '@n');
    expect(inside(composer, '.people')).to.equal(null);
    await type(composer, '@n @');
    await until(() => inside(composer, '.people.placed'), 'the list for another name');
  });

  it('closes when the caret or the focus goes elsewhere', async () => {
    const { composer, field, type } = await name('Ask @');
    field.setSelectionRange(1, 1);
    field.click();
    await settled(composer);
    expect(inside(composer, '.people')).to.equal(null);
    await type(composer, 'Ask @n');
    await until(() => inside(composer, '.people.placed'), 'the list');
    field.blur();
    await settled(composer);
    expect(inside(composer, '.people')).to.equal(null);
  });

  it('stands under the letter, inside the window', async () => {
    const { composer, field } = await name(`${'one more line\n'.repeat(4)}and then @`);
    const list = inside(composer, '.people')!.getBoundingClientRect();
    const box = field.getBoundingClientRect();
    expect(list.left).to.be.greaterThan(box.left + 40);
    expect(list.right).to.be.at.most(innerWidth);
    expect(Math.min(Math.abs(list.top - box.bottom), Math.abs(list.bottom - box.bottom))).to.be.lessThan(60);
  });

  it('offers who is answered first', async () => {
    const { compose, type } = await showThread(place.element, talk);
    const noor = talk.items[1]!.comment.id;
    const composer = await compose(`[data-id="${noor}"] [data-do=reply]`);
    await until(() => focused(composer)?.localName === 'textarea', 'the caret in the field');
    await type(composer, '@');
    await until(() => option(composer).includes('Noor'), 'Noor');
  });
});
