import { expect, fixture, html as template } from '@open-wc/testing';
import { html, LitElement } from 'lit';

class HearthSmoke extends LitElement {
  static override get properties() {
    return { name: { type: String } };
  }
  declare name: string;

  constructor() {
    super();
    this.name = '';
  }

  override render() {
    return html`<p>Hello ${this.name}</p>`;
  }
}
customElements.define('hearth-smoke', HearthSmoke);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-smoke': HearthSmoke;
  }
}

describe('the browser tests’ wiring', () => {
  it('draws a Lit element with its attribute', async () => {
    const element = await fixture<HearthSmoke>(template`<hearth-smoke name="Ada"></hearth-smoke>`);
    expect(element.shadowRoot?.textContent).to.equal('Hello Ada');
    element.name = 'Grace';
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.equal('Hello Grace');
  });
});
