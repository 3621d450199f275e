import { expect } from '@open-wc/testing';
import { plainBody } from '@hearth/core/domain';
import { fakeComment, people } from '../../../../fakes/comments.ts';
import { NOW, fakeError, member } from '../../../../fakes/community.ts';
import { fakeMeaning, fakeTerm } from '../../../../fakes/meaning.ts';
import { shown } from '../../../../fakes/state.ts';
import { threadItem, threadView } from '../../../../fakes/thread-store.ts';
import { inside, settled, stage, until } from '../../../../testing/helpers.ts';
import { showThread } from '../../../../testing/thread.ts';

const PROMPT = { id: 'one.5', text: 'Which lamp?', since: NOW - 1, until: NOW + 86_400_000, answers: 2 };
const REUSE = 'You may show it.';

describe('what a thread is about, in <hearth-thread>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const view = (thread: object, ...bodies: readonly string[]) => {
    const items = bodies.map((words, at) =>
      threadItem({
        comment: fakeComment(words, {
          id: `c-${at}`,
          author: people.ada,
          body: plainBody(words),
          can: ['reply'],
        }),
      }),
    );
    const made = threadView({ items });
    return { ...made, thread: { ...made.thread!, ...thread } };
  };

  it('L3 T146 explains a word once, where it is first used: on focus, hover and press, until Escape', async () => {
    const meaning = fakeMeaning([fakeTerm('wick', 'What burns.', { forms: ['wicks'] })]);
    const seen = view({ glossary: true }, 'No lamp.', 'Two Wicks, one wick.', 'My wick.');
    const { element, store } = await showThread(
      place.element,
      seen,
      { viewer: member },
      {},
      {},
      {},
      { meaning },
    );
    const button = await shown(element, 'button.term');
    const root = element.shadowRoot!;
    const terms = (): string[] =>
      [...root.querySelectorAll('button.term')].map(
        (one) => `${one.closest<HTMLElement>('[data-id]')?.dataset['id']} ${one.textContent}`,
      );
    expect(terms()).to.deep.equal(['c-1 Wicks']);
    const described = root.getElementById(button.getAttribute('aria-describedby')!);
    expect(described?.textContent).to.equal('What burns.');
    expect(button.closest('.body')?.querySelector('p')?.textContent).to.contain(', one wick.');
    button.click();
    const tip = await shown(element, '.meaning.placed');
    expect(tip.getAttribute('role')).to.equal('tooltip');
    expect(tip.textContent).to.contain('wick: What burns.');
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    expect(root.querySelector('.meaning')).to.equal(null);
    button.dispatchEvent(new PointerEvent('pointerenter'));
    await shown(element, '.meaning.placed');
    // One may go over to what it means; away from both it goes.
    button.dispatchEvent(new PointerEvent('pointerleave'));
    root.querySelector('.meaning')!.dispatchEvent(new PointerEvent('pointerenter'));
    expect(root.querySelector('.meaning')).not.to.equal(null);
    root.querySelector('.meaning')!.dispatchEvent(new PointerEvent('pointerleave'));
    await until(() => !root.querySelector('.meaning'), 'that it goes');
    // What comes before takes the mark over, and no second one appears.
    store.$view.set(view({ glossary: true }, 'A wick before.', 'Two Wicks, one wick.', 'My wick.'));
    await until(() => terms().join() === 'c-0 wick', 'the mark at the first use');
  });

  it('L3 T145 an insider explains a word from a comment’s menu; it is explained at once, and what is refused stays', async () => {
    let refused = true;
    const meaning = fakeMeaning([], {});
    const define = meaning.define.bind(meaning);
    const stores = {
      meaning: {
        ...meaning,
        define: (term: string, words: string) =>
          refused
            ? Promise.resolve(fakeError('conflict', { field: 'term', reason: 'taken' }))
            : define(term, words),
      },
    };
    const seen = view({ glossary: true }, 'My wick.');
    const { element, press } = await showThread(place.element, seen, { viewer: member }, {}, {}, {}, stores);
    const root = element.shadowRoot!;
    const explain = (): HTMLElement | undefined =>
      [...root.querySelectorAll<HTMLElement>('.menu button')].find(({ textContent }) =>
        textContent.includes('Explain a word'),
      );
    await press('[data-do=menu]');
    await shown(element, '.menu.placed');
    explain()!.click();
    const form = (await shown(element, '.explaining')) as HTMLFormElement;
    form.querySelector('input')!.value = 'wick';
    form.querySelector('textarea')!.value = 'What burns.';
    form.requestSubmit();
    await until(() => form.textContent.includes('explained already'), 'why not');
    expect(form.querySelector('input')!.value).to.equal('wick');
    refused = false;
    form.requestSubmit();
    await shown(element, 'button.term');
    expect(meaning.calls).to.deep.equal([['wick', 'What burns.']]);
    expect(root.querySelector('.explaining')).to.equal(null);
  });

  it('L15 T147 has the question at its head from the first drawing; one press leads to an answer that is counted', async () => {
    const { element, calls, type, press } = await showThread(
      place.element,
      view({ prompt: PROMPT }, 'Words'),
    );
    expect(inside(element, '.prompt')?.textContent).to.contain('Which lamp?').and.to.contain('2 answers');
    await press('[data-do=answer-prompt]');
    const composer = (await shown(element, 'hearth-composer')) as Parameters<typeof type>[0];
    expect(inside(element, '.answering')?.textContent).to.contain('You answer: Which lamp?');
    await type(composer, 'The brass one');
    inside(composer, 'button[type=submit]')?.click();
    await until(() => calls('post').length === 1, 'the post');
    expect(calls('post')[0]).to.deep.equal([
      'post',
      { body: 'The brass one', parent: null, prompt: 'one.5' },
    ]);
    await settled(element);
    await until(() => !inside(element, '.answering'), 'that what follows is no answer');
  });

  it('L16 T148 asks in the brand’s words, never ticked beforehand, and its author takes it back from the menu', async () => {
    const meaning = fakeMeaning();
    const own = fakeComment('Mine', { id: 'c-own', author: people.ada, can: ['edit'], reuse: true });
    const { element, calls, type, press, compose } = await showThread(
      place.element,
      threadView({ items: [threadItem({ comment: own })] }),
      { viewer: member, site: { reuse: REUSE } },
      {},
      {},
      {},
      { meaning },
    );
    const composer = await compose('.write');
    await until(() => !!inside(composer, '.consent'), 'what may be allowed');
    const box = inside<HTMLInputElement>(composer, '.consent input')!;
    expect(box.checked).to.equal(false);
    expect(inside(composer, '.consent')?.textContent.trim()).to.equal(REUSE);
    box.click();
    await type(composer, 'You may');
    inside(composer, 'button[type=submit]')?.click();
    await until(() => calls('post').length === 1, 'the post');
    expect(calls('post')[0]).to.deep.equal(['post', { body: 'You may', parent: null, reuse: true }]);
    await until(() => inside<HTMLInputElement>(composer, '.consent input')?.checked === false, 'a new box');
    await press('[data-id=c-own] [data-do=menu]');
    await shown(element, '.menu.placed');
    [...element.shadowRoot!.querySelectorAll<HTMLElement>('.menu button')]
      .find(({ textContent }) => textContent.includes('No longer'))!
      .click();
    await until(() => meaning.calls.length === 1, 'the call');
    expect(meaning.calls).to.deep.equal([['c-own', false]]);
  });
});
