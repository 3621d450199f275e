/** What `limit-lit` and its kin run in the page: a bare list with Lit's templates, and nothing that a product needs. */
import { html, render, type TemplateResult } from 'lit-html';

interface Said {
  readonly author: { readonly name: string };
  readonly createdAt: number;
  readonly body: readonly Node[];
}
type Node = string | { readonly type: string; readonly children: readonly Node[] };

const list = document.querySelector<HTMLElement>('ol.list')!;
const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

const words = (nodes: readonly Node[]): (string | TemplateResult)[] =>
  nodes.map((node) => {
    if (typeof node === 'string') return node;
    const inside = words(node.children);
    return node.type === 'paragraph' ? html`<p>${inside}</p>` : html`<em>${inside}</em>`;
  });

const row = ({ author, createdAt, body }: Said): TemplateResult =>
  html`<li>
    <header><b>${author.name}</b> <time>${time.format(createdAt)}</time></header>
    ${words(body)}
  </li>`;

const answer = await fetch(list.dataset['from']!);
const { comments } = (await answer.json()) as { readonly comments: readonly Said[] };
render(comments.map(row), list);

// Before the others, without looking at them: the least that showing one's own words can cost.
document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const field = document.querySelector('textarea')!;
  const body = [{ type: 'paragraph', children: [field.value] }];
  const place = document.createElement('ol');
  render(row({ author: { name: 'Me' }, createdAt: Date.now(), body }), place);
  list.prepend(place.querySelector('li')!);
  field.value = '';
});
