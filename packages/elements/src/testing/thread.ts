import { fakeComment, people } from '../fakes/comments.ts';
import { fakeCommunity, member } from '../fakes/community.ts';
import { shown } from '../fakes/state.ts';
import { fakeThreadDeeds } from '../fakes/thread-deeds.ts';
import { fakeThreadStore, threadItem, threadView } from '../fakes/thread-store.ts';
import type { HearthComposer } from '../widgets/thread/acts/composer.ts';
import '../widgets/thread/define.ts';
import { draw, inside, settled } from './helpers.ts';

type StoreOptions = Parameters<typeof fakeThreadStore>[1];
type CommunityOptions = Parameters<typeof fakeCommunity>[0];

export const ada = fakeComment('First **words**.', {
  id: 'c-1',
  author: people.ada,
  can: ['reply', 'react', 'edit', 'delete'],
});
export const jonas = fakeComment('An answer.', { id: 'c-2', parent: 'c-1', depth: 1, author: people.jonas });
export const two = (): ReturnType<typeof threadView> =>
  threadView({ items: [ada, jonas].map((comment) => threadItem({ comment })) });

/** The element inside a widget that has the focus. */
export const focused = (element: Element): HTMLElement | null =>
  (element.shadowRoot?.activeElement as HTMLElement | null | undefined) ?? null;

/** A thread of two comments, unless `view` says otherwise, and what a member does with it. */
export async function showThread(
  place: HTMLElement,

  view = two(),
  options: CommunityOptions = { viewer: member },
  answers: StoreOptions = {},
  attributes = {},
  refusals: Parameters<typeof fakeThreadDeeds>[0] = {},
  stores: Readonly<Record<string, unknown>> = {},
) {
  const store = fakeThreadStore(view, answers);
  const deeds = fakeThreadDeeds(refusals);
  const community = fakeCommunity({
    ...options,
    stores: { 'thread/demo': store, 'deeds/demo': deeds, ...stores },
  });
  const element = await draw(place, community, { topic: 'demo', ...attributes }, 'hearth-thread');
  const press = async (selector: string): Promise<void> => (await shown(element, selector)).click();
  const calls = (name: string): readonly unknown[] => store.calls.filter(([called]) => called === name);
  const heard: Event[] = [];
  for (const type of [
    'hearth-post',
    'hearth-posted',
    'hearth-edited',
    'hearth-deleted',
    'hearth-reacted',
    'hearth-comment-voted',
    'hearth-sign-in',
  ]) {
    place.addEventListener(type, (event) => heard.push(event));
  }
  const compose = async (opener: string): Promise<HearthComposer> => {
    await press(opener);
    return (await shown(element, 'hearth-composer')) as HearthComposer;
  };
  const type = async (composer: HearthComposer, text: string, selector = 'textarea'): Promise<void> => {
    const field = inside<HTMLTextAreaElement>(composer, selector);
    if (!field) throw new Error('The composer has no field.');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled(composer);
  };
  return { element, store, deeds, community, press, calls, heard, compose, type };
}

export type Shown = (
  view?: ReturnType<typeof threadView>,
  options?: CommunityOptions,
  answers?: StoreOptions,
  attributes?: Record<string, string>,
  refusals?: Parameters<typeof fakeThreadDeeds>[0],
) => ReturnType<typeof showThread>;
