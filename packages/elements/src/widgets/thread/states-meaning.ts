import type { Thread } from '@hearth/core/domain';
import { talk } from '../../fakes/conversations.ts';
import { NOW, fakeCommunity, member } from '../../fakes/community.ts';
import { fakeMeaning, fakeTerm } from '../../fakes/meaning.ts';
import { people } from '../../fakes/comments.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { fakeThreadStore, threadView } from '../../fakes/thread-store.ts';
import { press } from './states-kit.ts';

const DAY = 86_400_000;

const PROMPT: Thread['prompt'] = {
  id: 'brew.2939',
  text: {
    en: 'Which brew surprised you this week, and why?',
    de: 'Welcher Kaffee hat dich diese Woche überrascht, und warum?',
  },
  since: NOW - DAY,
  until: NOW + 6 * DAY,
  answers: 12,
};

const TERMS = [
  fakeTerm('bloom', 'The first pour, after which coffee swells and gives off gas. We wait half a minute.', {
    by: { ...people.mei, since: 0 },
  }),
  fakeTerm('curve', 'Temperature over time, as our makers draw it.'),
];

const REUSE = {
  en: 'You may show this with my first name, in your shop and in your newsletter.',
  de: 'Ihr dürft das mit meinem Vornamen zeigen, im Laden und im Newsletter.',
};

const state = (
  name: string,
  thread: Partial<Thread>,
  more: Partial<WidgetState>,
  reuse = false,
): WidgetState => ({
  name,
  tag: 'hearth-thread',
  attributes: { topic: 'demo' },
  community: (locale) => {
    const view = threadView({ items: talk() });
    return fakeCommunity({
      locale,
      viewer: member,
      ...(reuse && { site: { reuse: REUSE } }),
      stores: {
        'thread/demo': fakeThreadStore({ ...view, thread: { ...view.thread!, ...thread } }),
        meaning: fakeMeaning(TERMS),
      },
    });
  },
  ...more,
});

/** A question at the head, words that are explained, and what may be used elsewhere. */
export const meaningStates: readonly WidgetState[] = [
  state('a question at the head', { prompt: PROMPT }, { shows: '.prompt' }),
  state(
    'the question is answered, and something can be allowed',
    { prompt: PROMPT },
    { act: press('[data-do=answer-prompt]'), shows: 'hearth-composer' },
    true,
  ),
  state(
    'a word of the community is explained',
    { glossary: true },
    { act: async (element) => void (await shown(element, 'button.term')).click(), shows: '.meaning.placed' },
  ),
  state(
    'an insider explains a word',
    { glossary: true },
    {
      act: async (element) => {
        await shown(element, 'button.term');
        await press('[data-id=c-kettle] [data-do=menu]')(element);
        await shown(element, '.menu.placed');
        const items = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.menu.placed button') ?? [])];
        items.find(({ textContent }) => /Explain|erklären/.test(textContent))?.click();
      },
      shows: '.explaining',
    },
  ),
  state(
    'asked whether a comment may be used elsewhere',
    {},
    {
      act: async (element) => {
        await press('[data-id=c-own] [data-do=menu]')(element);
        await shown(element, '.menu.placed');
        const items = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.menu.placed button') ?? [])];
        items.find(({ textContent }) => /elsewhere|oanders/.test(textContent))?.click();
      },
      shows: '[data-do=reuse-yes]',
    },
    true,
  ),
];
