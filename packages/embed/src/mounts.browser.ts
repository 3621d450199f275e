import { expect } from '@open-wc/testing';
import { mountIn } from './mounts.ts';

function place(attributes: Record<string, string>, to: Element = document.createElement('div')): HTMLElement {
  const div = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) div.setAttribute(name, value);
  to.append(div);
  return div;
}

describe('a mount', () => {
  it('becomes an element with the div’s data and what the server wrote', () => {
    const div = place({
      'data-hearth': 'poll',
      'data-poll': 'next',
      'data-heading-level': '3',
      class: 'mine',
    });
    const served = div.appendChild(document.createElement('p'));
    const element = mountIn(div);
    expect(element.localName).to.equal('hearth-poll');
    expect(element.getAttributeNames()).to.have.members(['poll', 'heading-level']);
    expect(element.getAttribute('poll')).to.equal('next');
    expect(served.parentElement).to.equal(element);
    expect([...div.children]).to.deep.equal([element]);
  });

  it('is one element however often it is asked for, and follows the div', () => {
    const div = place({ 'data-hearth': 'thread', 'data-topic': 'a' });
    const element = mountIn(div);
    div.dataset['topic'] = 'b';
    expect(mountIn(div)).to.equal(element);
    expect(element.getAttribute('topic')).to.equal('b');
    expect(mountIn(div.cloneNode(true) as HTMLElement).parentElement!.children).to.have.length(1);
  });

  it('makes neither handlers nor styles of data', () => {
    const element = mountIn(
      place({
        'data-hearth': 'thread',
        'data-onclick': 'alert(1)',
        'data-ONLOAD': 'x',
        'data-style': 'color: red',
      }),
    );
    expect(element.getAttributeNames()).to.deep.equal([]);
  });

  it('stands inside its provider from the start', () => {
    const outer = place({ 'data-hearth': 'community', 'data-site': 'acme' });
    const element = mountIn(place({ 'data-hearth': 'thread' }, outer));
    expect(element.closest('hearth-community')?.getAttribute('site')).to.equal('acme');
  });
});
