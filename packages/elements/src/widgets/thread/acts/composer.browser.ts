import { expect } from '@open-wc/testing';
import { BODY_LIMIT } from '@hearth/core/domain';
import { fakeComment } from '../../../fakes/comments.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import { key, tool, write as open } from '../../../testing/composer.ts';
import { ada, focused } from '../../../testing/thread.ts';

describe('the composer of <hearth-thread>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const write = (text?: string, selected?: string) => open(place.element, text, selected);
  const selection = (field: HTMLTextAreaElement): string =>
    field.value.slice(field.selectionStart, field.selectionEnd);

  describe('toolbar', () => {
    it('T17 gives selected words a format, keeps the focus in the field, and saves the draft', async () => {
      const { composer, field, store } = await write('So very good', 'very');
      tool(composer, 'bold').click();
      expect(field.value).to.equal('So **very** good');
      expect(selection(field)).to.equal('very');
      expect(focused(composer)).to.equal(field);
      expect(store.draft('new')).to.equal('So **very** good');
      tool(composer, 'bold').click();
      expect(field.value).to.equal('So very good');
    });

    it('lets the browser undo what a tool did', async () => {
      const { composer, field } = await write('So very good', 'very');
      tool(composer, 'quote').click();
      expect(field.value).to.equal('> So very good');
      document.execCommand('undo');
      expect(field.value).to.equal('So very good');
      await settled(composer);
      expect(field.value).to.equal('So very good');
    });

    it('T17 has a shortcut for each tool', async () => {
      const { field } = await write('word', 'word');
      for (const [name, held, made] of [
        ['b', {}, '**word**'],
        ['i', {}, '_word_'],
        ['k', {}, '[word](url)'],
        ['e', {}, '`word`'],
        ['>', { code: 'Period', shiftKey: true }, '> word'],
        ['(', { code: 'Digit8', shiftKey: true }, '- word'],
      ] as const) {
        expect(key(field, name, { ctrlKey: true, ...held }), 'left to the browser').to.equal(false);
        expect(field.value).to.equal(made);
        document.execCommand('undo');
        field.setSelectionRange(0, 4);
      }
      expect(key(field, 'b'), 'a plain letter').to.equal(true);
      expect(field.value).to.equal('word');
    });

    it('is one stop for Tab, and arrows, Home and End move within', async () => {
      const { composer } = await write();
      const stops = (): readonly string[] =>
        [...composer.shadowRoot!.querySelectorAll<HTMLElement>('.tools [tabindex="0"]')].map(
          (button) => button.ariaLabel ?? button.textContent.trim(),
        );
      expect(stops()).to.deep.equal(['Bold']);
      tool(composer, 'bold').focus();
      for (const [name, reached] of [
        ['ArrowRight', 'Italic'],
        ['ArrowLeft', 'Bold'],
        ['ArrowLeft', 'Preview'],
        ['ArrowRight', 'Bold'],
        ['End', 'Preview'],
        ['Home', 'Bold'],
      ] as const) {
        key(focused(composer)!, name);
        expect(stops()).to.deep.equal([reached]);
        expect(focused(composer)?.tabIndex).to.equal(0);
      }
      composer.dir = 'rtl';
      key(focused(composer)!, 'ArrowLeft');
      expect(stops()).to.deep.equal(['Italic']);
    });

    it('tells its tools and their keys, and is large enough to touch', async () => {
      const { composer } = await write();
      const bar = inside(composer, '.tools')!;
      expect(bar.role).to.equal('toolbar');
      expect(bar.ariaLabel).to.equal('Formatting');
      expect(tool(composer, 'list').title).to.match(/^List \((Ctrl\+Shift\+8|⇧⌘8)\)$/);
      for (const button of bar.querySelectorAll('button')) {
        const { width, height } = button.getBoundingClientRect();
        expect(Math.min(width, height), button.className).to.be.at.least(24);
      }
    });
  });

  describe('preview', () => {
    it('T18 shows the words as a posted comment shows them, says so, and keeps the text', async () => {
      const { composer, field, store } = await write(
        'Some **bold** words\n\n> quoted\n\nhttps://example.com',
      );
      tool(composer, 'look').click();
      const body = await until(() => inside(composer, '.preview .body'), 'the preview');
      expect(body.querySelector('strong')?.textContent).to.equal('bold');
      expect(body.querySelector('blockquote')?.textContent).to.equal('quoted');
      expect(body.querySelector('a')?.rel).to.equal('nofollow ugc noopener');
      expect(body.getAttribute('part')).to.equal('body');
      await until(() => words(composer, '[role=status]') === 'The preview is shown.', 'the announcement');
      expect(field.offsetHeight).to.equal(0);
      expect(focused(composer)).to.equal(tool(composer, 'look'));
      expect(tool(composer, 'look').ariaPressed).to.equal('true');
      tool(composer, 'bold').click();
      tool(composer, 'look').click();
      await settled(composer);
      expect(field.offsetHeight).to.be.above(0);
      expect(inside(composer, '.preview')).to.equal(null);
      expect(field.value).to.equal('Some **bold** words\n\n> quoted\n\nhttps://example.com');
      expect(store.draft('new')).to.equal(field.value);
    });

    it('says when there is nothing to show, and leads back to the field when nothing can be sent', async () => {
      const { composer, field, calls } = await write();
      tool(composer, 'look').click();
      await until(() => words(composer, '.preview') === 'Nothing to look at yet.', 'the words');
      inside(composer, 'button[type=submit]')?.click();
      await until(() => focused(composer) === field, 'the caret in the field');
      expect(words(composer, '#problem')).to.equal('Please write something first.');
      expect(calls('post')).to.deep.equal([]);
    });

    it('shows the beginning of what is too long', async () => {
      const { composer } = await write('a '.repeat(BODY_LIMIT));
      tool(composer, 'look').click();
      const body = await until(() => inside(composer, '.preview .body'), 'the preview');
      expect(body.textContent.length).to.be.within(BODY_LIMIT - 2, BODY_LIMIT);
    });

    it('T18 sends from the preview, and then shows an empty field', async () => {
      const { composer, field, store, calls } = await write('Ready');
      tool(composer, 'look').click();
      await until(() => inside(composer, '.preview .body'), 'the preview');
      store.setDraft('new', '');
      store.$view.set(
        threadView({ items: [ada, fakeComment('x')].map((comment) => threadItem({ comment })) }),
      );
      inside(composer, 'button[type=submit]')?.click();
      await until(() => field.offsetHeight > 0 && field.value === '', 'the empty field');
      expect(calls('post')).to.deep.equal([['post', { body: 'Ready', parent: null }]]);
    });

    it('stays when the thread is drawn again', async () => {
      const { element, composer, store } = await write('Still here');
      tool(composer, 'look').click();
      const body = await until(() => inside(composer, '.preview .body'), 'the preview');
      store.$view.set(threadView({ items: [threadItem({ comment: ada })] }));
      await settled(element);
      await settled(composer);
      expect(inside(composer, '.preview .body')).to.equal(body);
    });
  });

  describe('pasting', () => {
    const paste = (field: HTMLTextAreaElement, pasted: string): boolean => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
      // Firefox takes no data for events that scripts make.
      Object.defineProperty(event, 'clipboardData', { value: clipboardData });
      return field.dispatchEvent(event);
    };

    it('T23 makes selected words a link when an address is pasted over them', async () => {
      const { field, store } = await write('See the guide.', 'the guide');
      expect(paste(field, 'https://example.com/guide')).to.equal(false);
      expect(field.value).to.equal('See [the guide](https://example.com/guide).');
      expect(field.selectionStart).to.equal(field.value.length - 1);
      expect(store.draft('new')).to.equal(field.value);
      document.execCommand('undo');
      expect(field.value).to.equal('See the guide.');
    });

    it('leaves everything else to the browser', async () => {
      const { field } = await write('See the guide.', 'the guide');
      expect(paste(field, 'a handbook')).to.equal(true);
      field.setSelectionRange(0, 0);
      expect(paste(field, 'https://example.com/guide')).to.equal(true);
      expect(field.value).to.equal('See the guide.');
    });
  });
});
