import { expect } from '@open-wc/testing';
import { html } from 'lit-html';
import { stage } from '../testing/helpers.ts';
import { BaseElement } from './base-element.ts';
import type { PropertyDeclarations, PropertyValues } from './base-element.ts';
import { css } from './css.ts';

class Probe extends BaseElement {
  static override get properties(): PropertyDeclarations {
    return { word: {}, level: { attribute: 'heading-level' }, inner: { attribute: false } };
  }
  static override styles = [
    css`
      :host {
        display: block;
      }
    `,
    [
      css`
        p {
          color: red;
        }
      `,
    ],
  ];
  declare word: string | null;
  declare level: string | null;
  declare inner: unknown;
  readonly drawings: Record<string, unknown>[] = [];
  fails = false;
  again = false;

  constructor() {
    super();
    this.word = 'constructor';
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.drawings.push(Object.fromEntries(changed));
    if (this.fails) throw new Error('on purpose');
  }

  protected override render(): unknown {
    return html`<p>${this.word} ${this.level}</p>`;
  }

  protected override updated(): void {
    if (this.again) this.requestUpdate();
    this.again = false;
  }
}
customElements.define('probe-base', Probe);

describe('the base of elements', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());
  const add = (change: (probe: Probe) => void = () => undefined): Probe => {
    const probe = document.createElement('probe-base') as Probe;
    change(probe);
    place.element.append(probe);
    return probe;
  };
  const shown = (probe: Probe): string => probe.shadowRoot!.textContent.trim();

  it('draws nothing before it is connected, then several changes at once', async () => {
    const probe = document.createElement('probe-base') as Probe;
    probe.word = 'a';
    await probe.updateComplete;
    expect(probe.drawings).to.have.length(0);
    place.element.append(probe);
    probe.word = 'b';
    probe.level = '2';
    await probe.updateComplete;
    expect(shown(probe)).to.equal('b 2');
    expect(probe.drawings).to.have.length(1);
    probe.word = 'b';
    await probe.updateComplete;
    expect(probe.drawings, 'the same value').to.have.length(1);
  });

  it('tells what has changed, with what it was at the drawing before', async () => {
    const probe = add();
    await probe.updateComplete;
    probe.word = 'x';
    probe.word = 'y';
    await probe.updateComplete;
    expect(probe.drawings.at(-1)).to.deep.equal({ word: 'constructor' });
  });

  it('takes attributes under their names, as text, and null when they go', async () => {
    const probe = add((one) => one.setAttribute('heading-level', '3'));
    probe.setAttribute('inner', 'no');
    probe.setAttribute('word', 'w');
    await probe.updateComplete;
    expect(shown(probe)).to.equal('w 3');
    expect(probe.inner).to.equal(undefined);
    probe.removeAttribute('word');
    probe.removeAttribute('heading-level');
    expect(probe.word).to.equal(null);
    expect(probe.level).to.equal(null);
  });

  it('keeps what was set before it was defined, whatever the constructor says', async () => {
    const early = document.createElement('probe-late') as Probe;
    early.word = 'early';
    place.element.append(early);
    customElements.define('probe-late', class extends Probe {});
    await early.updateComplete;
    expect(shown(early)).to.equal('early');
    early.word = 'late';
    await early.updateComplete;
    expect(shown(early)).to.equal('late');
  });

  it('draws once more when it is asked to while it is drawn', async () => {
    const probe = add((one) => (one.again = true));
    await probe.updateComplete;
    await probe.updateComplete;
    expect(probe.drawings).to.have.length(2);
  });

  it('tells the console what went wrong, throws nothing, and draws the next time', async () => {
    const { error } = console;
    const said: unknown[][] = [];
    console.error = (...words: unknown[]) => said.push(words);
    try {
      const probe = add((one) => (one.fails = true));
      await probe.updateComplete;
      expect(said[0]?.[1]).to.equal(probe);
      probe.fails = false;
      probe.word = 'fine';
      await probe.updateComplete;
      expect(shown(probe)).to.equal('fine');
    } finally {
      console.error = error;
    }
  });

  it('shares its life with controllers, those that come late too, and survives a move', async () => {
    const told: string[] = [];
    const controller = (name: string) => ({
      hostConnected: () => void told.push(`${name} in`),
      hostDisconnected: () => void told.push(`${name} out`),
    });
    const probe = add((one) => one.addController(controller('first')));
    probe.addController(controller('late'));
    await probe.updateComplete;
    const other = document.createElement('div');
    place.element.append(other);
    other.append(probe);
    expect(told).to.deep.equal(['first in', 'late in', 'first out', 'late out', 'first in', 'late in']);
    probe.word = 'moved';
    await probe.updateComplete;
    expect(shown(probe)).to.equal('moved');
  });

  it('shares its sheets among all of a kind', () => {
    const [one, other] = [add(), add()].map(({ shadowRoot }) => shadowRoot!.adoptedStyleSheets);
    expect(one).to.have.length(2);
    expect(one![0]).to.equal(other![0]);
  });
});
