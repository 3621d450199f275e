import { expect } from '@open-wc/testing';
import type { Body } from '@hearth/core/domain';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import { focused, showThread } from '../../../testing/thread.ts';
import type { HearthComposer } from './composer.ts';

const body: Body = [
  { type: 'paragraph', children: ['Pour ', { type: 'strong', children: ['slowly'] }, ', and wait.'] },
  { type: 'quote', children: [{ type: 'paragraph', children: ['What somebody else had said.'] }] },
  {
    type: 'list',
    ordered: false,
    items: [[{ type: 'paragraph', children: ['*rinse*'] }], [{ type: 'paragraph', children: ['bloom'] }]],
  },
];

describe('<hearth-thread>, quoted', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => {
    document.getSelection()?.removeAllRanges();
    place.clear();
  });

  const show = async (can: 'reply'[] = ['reply'], selectFirst = false) => {
    const first = fakeComment('', { id: 'c-1', body, author: people.mei, can });
    const second = fakeComment('Something else.', { id: 'c-2', author: people.jonas });
    const all = await showThread(
      place.element,
      threadView({ items: [first, second].map((comment) => threadItem({ comment })) }),
    );
    const { element } = all;
    if (selectFirst) document.getSelection()?.selectAllChildren(inside(element, '[data-id=c-1] .body p')!);
    inside(element, '.row')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    const nearBy = () => new Promise((resolve) => setTimeout(resolve, 400));
    await nearBy();
    const select = (from: [Node, number], to: [Node, number]): void =>
      void document.getSelection()?.setBaseAndExtent(...from, ...to);
    const paragraph = inside(element, '[data-id=c-1] .body p')!;
    const text = async (): Promise<string> => {
      const composer = (await shown(element, 'hearth-composer')) as HearthComposer;
      await settled(composer);
      return inside<HTMLTextAreaElement>(composer, 'textarea')?.value ?? '';
    };
    return { ...all, select, paragraph, text, nearBy };
  };

  it('T6 offers to quote what is selected, and takes it before the words that are there already', async () => {
    const { element, store, select, paragraph, text } = await show();
    store.setDraft('reply/c-1', 'Why?');
    select([paragraph.firstChild!, 0], [paragraph.lastChild!, 5]);
    const offer = await shown(element, '.offer.placed button');
    expect(offer.textContent.trim()).to.equal('Quote');
    const box = offer.getBoundingClientRect();
    expect(Math.abs(box.top - paragraph.getBoundingClientRect().bottom), 'near by').to.be.below(30);
    offer.click();
    expect(await text()).to.equal('> Pour slowly, and\n\nWhy?');
    expect(store.draft('reply/c-1')).to.equal('> Pour slowly, and\n\nWhy?');
    expect(inside(element, '.offer')).to.equal(null);
    await until(() => focused(element)?.localName === 'hearth-composer', 'the caret in the field');
  });

  it('offers what was selected before the code for it had come', async () => {
    const { element } = await show(['reply'], true);
    await shown(element, '.offer.placed button');
  });

  it('adds to the words of a field that is open', async () => {
    const { element, select, paragraph, text, compose, type } = await show();
    await type(await compose('[data-id=c-1] [data-do=reply]'), 'I do');
    select([paragraph.firstChild!, 0], [paragraph.firstChild!, 4]);
    (await shown(element, '.offer.placed button')).click();
    await until(() => element.shadowRoot?.querySelector('.offer') === null, 'the offer to go');
    await settled(element);
    expect(await text()).to.equal('> Pour\n\nI do');
  });

  it('takes the offer back when nothing is selected any more', async () => {
    const { element, select, paragraph } = await show();
    select([paragraph.firstChild!, 0], [paragraph.lastChild!, 5]);
    await shown(element, '.offer.placed');
    document.getSelection()?.removeAllRanges();
    await until(() => inside(element, '.offer') === null, 'the offer to go');
  });

  it('offers nothing for what reaches beyond one comment, nor where nobody may answer', async () => {
    const { element, select, paragraph, nearBy } = await show();
    select([paragraph.firstChild!, 0], [inside(element, '[data-id=c-2] .body p')!.firstChild!, 3]);
    await nearBy();
    expect(inside(element, '.offer')).to.equal(null);
    place.clear();
    place = stage();
    const closed = await show([]);
    closed.select([closed.paragraph.firstChild!, 0], [closed.paragraph.lastChild!, 5]);
    await nearBy();
    expect(inside(closed.element, '.offer')).to.equal(null);
  });

  it('T6 quotes a whole comment from its menu, without what it quotes itself, as words and nothing else', async () => {
    const { element, press, text } = await show();
    await press('[data-id=c-1] [data-do=menu]');
    const menu = await shown(element, '.menu.placed');
    const item = [...menu.querySelectorAll('button')].find((each) => each.textContent.includes('Quote'));
    item?.click();
    expect(await text()).to.equal('> Pour slowly, and wait.\n>\n> \\*rinse\\*\n>\n> bloom\n\n');
    expect(words(element, '[data-id=c-1] .body')).to.contain('Pour');
  });

  it('hears nothing more once it is removed', async () => {
    const { element, select, paragraph, nearBy } = await show();
    select([paragraph.firstChild!, 0], [paragraph.lastChild!, 5]);
    await shown(element, '.offer.placed');
    element.remove();
    await nearBy();
    expect(inside(element, '.offer')).to.equal(null);
  });
});
