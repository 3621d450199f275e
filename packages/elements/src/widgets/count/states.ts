import type { CountView } from '@hearth/core/state';
import { fakeCommunity, fakeError } from '../../fakes/community.ts';
import { fakeCountStore } from '../../fakes/count-store.ts';
import type { WidgetState } from '../../fakes/state.ts';

const TOPIC = 'slow-mornings';

const state = (name: string, view: Partial<CountView>, more: Partial<WidgetState> = {}): WidgetState => ({
  name,
  tag: 'hearth-count',
  attributes: { topic: TOPIC },
  community: (locale) => fakeCommunity({ locale, stores: { [`count/${TOPIC}`]: fakeCountStore(view) } }),
  ...more,
});

const filled = (element: HTMLElement): void => element.append('Comments');

/** Every state of the count. */
export const countStates: readonly WidgetState[] = [
  state('loading', { status: 'loading' }, { waits: true }),
  state('loading, with words of the page', { status: 'loading' }, { waits: true, fill: filled }),
  state('none', { count: 0 }),
  state('one', { count: 1 }),
  state('many', { count: 12_345 }, { fill: filled }),
  state(
    'failed, with words of the page',
    { status: 'failed', error: fakeError('offline') },
    { waits: true, fill: filled },
  ),
  state('without a topic', {}, { attributes: {}, shows: '.notice' }),
];
