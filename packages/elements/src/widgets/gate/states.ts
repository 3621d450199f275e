import type { Gate } from '@hearth/core/domain';
import type { GateView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member, staff } from '../../fakes/community.ts';
import {
  fakeCircle,
  fakeGate,
  fakeGateStore,
  fakeInvited,
  fakeNeed,
  fakePass,
  fakePerk,
} from '../../fakes/gate-store.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import type { HearthGate } from './gate.ts';

const DAY = 86_400_000;

type More = Partial<WidgetState> & {
  readonly viewer?: typeof member | null;
  readonly canned?: Parameters<typeof fakeGateStore>[1];
};

const state = (name: string, view: Partial<GateView>, more: More = {}): WidgetState => {
  const { viewer = member, canned, ...rest } = more;
  return {
    name,
    tag: 'hearth-gate',
    attributes: { gate: 'workshop' },
    community: (locale) =>
      fakeCommunity({ viewer, locale, stores: { 'gate/workshop': fakeGateStore(view, canned) } }),
    ...rest,
  };
};

const content: Gate['content'] = {
  en: [
    {
      type: 'paragraph',
      children: [
        'Welcome to the workshop. The winter drum is called ',
        { type: 'strong', children: ['Heather'] },
        '.',
      ],
    },
    {
      type: 'list',
      ordered: false,
      items: [
        [{ type: 'paragraph', children: ['The skin is goat, from three valleys away.'] }],
        [{ type: 'paragraph', children: ['The shell is birch. Two of you asked for it.'] }],
      ],
    },
  ],
  de: [
    {
      type: 'paragraph',
      children: [
        'Willkommen in der Werkstatt. Die Wintertrommel heißt ',
        { type: 'strong', children: ['Heide'] },
        '.',
      ],
    },
  ],
};
const open = (part: Partial<Gate> = {}): Partial<GateView> => ({
  gate: fakeGate({ open: true, needs: fakeNeed(41, 40), content, perks: [], passes: [], ...part }),
});
const circleNeed: Gate['needs'] = {
  kind: 'circle',
  met: true,
  circle: { id: 'bench', name: fakeCircle().name },
};

/** Presses the first button that is found. */
const press = (selector: string, shows: string): Partial<WidgetState> => ({
  async act(element) {
    (await shown(element, selector)).click();
  },
  shows,
});

/** As if the page had been opened by an invitation. */
const invitedBy: Partial<WidgetState> = {
  act(element) {
    (element as HearthGate).invitation = '0190-0000-0000-0000-token.seal';
  },
};

/** Every state of a gate. */
export const gateStates: readonly WidgetState[] = [
  state('loading', { status: 'loading' }, { waits: true }),
  state('closed, nearly there', { gate: fakeGate() }),
  state('closed, several ways in', {
    gate: fakeGate({
      needs: {
        kind: 'any',
        met: false,
        needs: [
          fakeNeed(12, 40),
          {
            kind: 'access',
            met: false,
            name: 'drum',
            label: { en: 'The winter drum', de: 'Die Wintertrommel' },
            opensAt: NOW + 2 * DAY,
          },
          {
            kind: 'all',
            met: false,
            needs: [
              { kind: 'role', met: true, role: 'member' },
              {
                kind: 'points',
                met: false,
                tier: { id: 'silver', name: 'Silver' },
                progress: { count: 24_000, of: 25_000 },
              },
            ],
          },
        ],
      },
    }),
  }),
  state(
    'closed, signed out',
    { gate: fakeGate({ needs: { kind: 'role', met: false, role: 'member' } }) },
    { viewer: null },
  ),
  state(
    'closed, folded away',
    { gate: fakeGate() },
    {
      attributes: { gate: 'workshop', soft: '' },
      fill: (element) => element.append('What is folded away.'),
    },
  ),
  state('open', open()),
  state('open, as staff', open({ asStaff: true, needs: fakeNeed(0, 40) }), { viewer: staff }),
  state('open, folded out', open({ content: content }), {
    attributes: { gate: 'workshop', soft: '' },
    fill(element) {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'What was folded away.';
      element.append(paragraph);
    },
  }),
  state(
    'experiences and passes',
    open({
      passes: [fakePass(), fakePass({ id: 'used', usedAt: NOW - DAY, can: [] })],
      perks: [
        fakePerk(),
        fakePerk({ id: 'mine', mine: { state: 'booked', at: NOW - DAY }, can: ['cancel'] }),
        fakePerk({ id: 'full', taken: 12, waiting: 3, can: ['wait'] }),
        fakePerk({
          id: 'line',
          taken: 12,
          waiting: 3,
          mine: { state: 'waiting', at: NOW, position: 2 },
          can: ['cancel'],
        }),
        fakePerk({ id: 'soon', window: 'soon', opensAt: NOW + DAY, can: [], taken: 0 }),
        fakePerk({ id: 'over', window: 'over', can: [], taken: 12 }),
      ],
    }),
    { shows: '.perk' },
  ),
  state('a pass, asked for once more', open({ passes: [fakePass()] }), press('.pass .do button', '.asking')),
  state('a pass that was used elsewhere', open({ passes: [fakePass()] }), {
    canned: { fails: fakeError('conflict', { reason: 'used' }) },
    async act(element) {
      (await shown(element, '.pass .do button')).click();
      (await shown(element, '.asking .primary')).click();
    },
    shows: '.failed',
  }),
  state(
    'giving up a place',
    open({ perks: [fakePerk({ mine: { state: 'booked', at: NOW }, can: ['cancel'] })] }),
    press('.perk .do button', '.asking'),
  ),
  state('in a circle', open({ needs: circleNeed }), {
    canned: { circles: [fakeCircle()] },
    ...press('.circle .do button', '.hand-on'),
  }),
  state('leaving a circle', open({ needs: circleNeed }), {
    canned: { circles: [fakeCircle()] },
    ...press('.circle .do button:last-of-type', '.asking'),
  }),
  state('invited', { hidden: true }, { canned: { invited: fakeInvited() }, ...invitedBy, shows: '.invited' }),
  state(
    'invited, signed out',
    { hidden: true },
    { viewer: null, canned: { invited: fakeInvited() }, ...invitedBy, shows: '.invited' },
  ),
  state(
    'an invitation that was used',
    { hidden: true },
    {
      canned: { fails: fakeError('gone', { reason: 'used' }) },
      ...invitedBy,
      shows: '[part=invited]',
    },
  ),
  state('not for this viewer', { hidden: true }),
  state('error', { status: 'failed', error: fakeError('unavailable') }, { shows: '.error' }),
  state('offline', { status: 'failed', error: fakeError('offline') }, { shows: '.error' }),
];
