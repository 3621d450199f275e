/** What `limit-lit` and its kin run in the page: a bare list with Lit as it is commonly used, and nothing that a product needs. */
// eslint-disable-next-line no-restricted-syntax -- Hearth draws with less; this is what others use.
import { css, html, LitElement, render, type PropertyDeclarations, type TemplateResult } from 'lit';

interface Said {
  readonly author: { readonly name: string };
  readonly createdAt: number;
  readonly body: readonly Node[];
}
type Node = string | { readonly type: string; readonly href?: string; readonly children: readonly Node[] };

const time = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function ago(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
  return time.format(Math.trunc(seconds / size), unit);
}

const initials = (name: string): string => {
  const words = name.split(' ');
  return (words[0]![0]! + (words.length > 1 ? words.at(-1)![0]! : '')).toUpperCase();
};

const words = (nodes: readonly Node[]): (string | TemplateResult)[] =>
  nodes.map((node) => {
    if (typeof node === 'string') return node;
    const inside = words(node.children);
    if (node.type === 'paragraph') return html`<p>${inside}</p>`;
    return node.type === 'link' ? html`<a href=${node.href!}>${inside}</a>` : html`<em>${inside}</em>`;
  });

const row = ({ author, createdAt, body }: Said, now: number): TemplateResult =>
  html`<li>
    <span class="avatar" aria-hidden="true">${initials(author.name)}</span>
    <div>
      <header>
        <b>${author.name}</b>
        <time datetime=${new Date(createdAt).toISOString()}>${ago(createdAt, now)}</time>
      </header>
      ${words(body)}
    </div>
  </li>`;

class LimitList extends LitElement {
  static override properties: PropertyDeclarations = { from: {}, said: { state: true } };

  static override styles = css`
    :host {
      display: block;
    }
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 0.75rem;
      padding: 0.75rem 0;
    }
    :host([contained]) li {
      content-visibility: auto;
      contain-intrinsic-size: auto 120px;
    }
    .avatar {
      display: grid;
      place-items: center;
      flex: none;
      width: 36px;
      height: 36px;
      border-radius: 50%;
      background: #eee;
    }
  `;

  /** Where the comments are. */
  declare from: string;
  declare said: readonly Said[];

  constructor() {
    super();
    this.said = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult {
    const now = Date.now();
    return html`<ol class="list">
      ${this.said.map((each) => row(each, now))}
    </ol>`;
  }

  async #load(): Promise<void> {
    const answer = await fetch(this.from);
    this.said = ((await answer.json()) as { readonly comments: readonly Said[] }).comments;
  }
}

customElements.define('limit-list', LimitList);

// Before the others, without looking at them: the least that showing one's own words can cost.
document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const field = document.querySelector('textarea')!;
  const body = [{ type: 'paragraph', children: [field.value] }];
  const place = document.createElement('ol');
  render(row({ author: { name: 'Me' }, createdAt: Date.now(), body }, Date.now()), place);
  document.querySelector('limit-list')!.shadowRoot!.querySelector('ol')!.prepend(place.querySelector('li')!);
  field.value = '';
});
