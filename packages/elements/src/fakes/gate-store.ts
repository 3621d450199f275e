import type { Circle, CircleInvitation, Gate, Invited, Need, Pass, Perk } from '@hearth/core/domain';
import type { GateStore, GateView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';
import { NOW, fakeError } from './community.ts';

const DAY = 86_400_000;

export const fakeNeed = (count: number, of: number): Need => ({
  kind: 'badge',
  met: count >= of,
  badge: {
    id: 'good-company',
    name: { en: 'Good company', de: 'Gute Gesellschaft' },
    description: { en: 'For words that others answered.', de: 'Für Worte, auf die andere antworteten.' },
    art: 'speech',
  },
  tier: { id: 'gold', name: 'Gold' },
  ...(count < of && { progress: { count, of } }),
});

export const fakeGate = (part: Partial<Gate> = {}): Gate => ({
  id: 'workshop',
  title: { en: 'The workshop', de: 'Die Werkstatt' },
  teaser: {
    en: 'Drawings of what comes next, and evenings with those who build it.',
    de: 'Zeichnungen von dem, was kommt, und Abende mit denen, die es bauen.',
  },
  open: false,
  needs: fakeNeed(38, 40),
  asOf: '1.1',
  ...part,
});

export const fakePerk = (part: Partial<Perk> = {}): Perk => ({
  id: 'evening',
  name: { en: 'An evening in the workshop', de: 'Ein Abend in der Werkstatt' },
  description: { en: 'Soup, and the first drum.', de: 'Suppe und die erste Trommel.' },
  type: 'experience',
  place: { en: 'Bergen, by the harbour', de: 'Bergen, am Hafen' },
  opensAt: null,
  closesAt: NOW + 6 * DAY,
  startsAt: NOW + 9 * DAY,
  window: 'open',
  capacity: 12,
  taken: 8,
  waiting: 0,
  mine: null,
  can: ['book'],
  ...part,
});

export const fakePass = (part: Partial<Pass> = {}): Pass => ({
  id: 'front-of-line',
  name: { en: 'Front of the line', de: 'Ganz vorn' },
  description: {
    en: 'Order the winter drum before everybody else.',
    de: 'Bestelle die Wintertrommel vor allen anderen.',
  },
  opensAt: null,
  closesAt: NOW + 20 * DAY,
  window: 'open',
  usedAt: null,
  can: ['redeem'],
  ...part,
});

export const fakeCircle = (part: Partial<Circle> = {}): Circle => ({
  id: 'bench',
  name: { en: 'The bench', de: 'Die Bank' },
  description: { en: 'Those who test what is not there yet.', de: 'Die testen, was es noch nicht gibt.' },
  members: 17,
  places: 24,
  since: NOW - 40 * DAY,
  can: ['invite', 'leave'],
  ...part,
});

export const fakeInvited = (): Invited => ({
  circle: { name: fakeCircle().name, description: fakeCircle().description! },
  by: 'Noor Haddad',
  expiresAt: NOW + 11 * DAY,
});

interface Canned {
  readonly circles?: readonly Circle[];
  readonly invited?: Invited;
  /** Deeds fail by this. */
  readonly fails?: ReturnType<typeof fakeError>;
}

/** A gate that stays as it is given; deeds change what they say they do. */
export function fakeGateStore(view: Partial<GateView>, { circles = [], invited, fails }: Canned = {}) {
  const calls: (readonly string[])[] = [];
  const $view = atom<GateView>({
    status: 'ready',
    error: null,
    gate: null,
    hidden: false,
    busy: null,
    failure: null,
    ...view,
  });
  const patch = (values: Partial<GateView>): void => $view.set({ ...$view.get(), ...values });
  const act = async (deed: string, of: string, change: Partial<Gate> | null): Promise<boolean> => {
    calls.push([deed, of]);
    if (fails) {
      patch({ failure: { of, error: fails } });
      return false;
    }
    const { gate } = $view.get();
    if (gate && change) patch({ gate: { ...gate, ...change } });
    return true;
  };
  const perks = (of: string, part: Partial<Perk>): Partial<Gate> => ({
    perks: ($view.get().gate?.perks ?? []).map((perk) => (perk.id === of ? { ...perk, ...part } : perk)),
  });
  const passes = (of: string, part: Partial<Pass>): Partial<Gate> => ({
    passes: ($view.get().gate?.passes ?? []).map((pass) => (pass.id === of ? { ...pass, ...part } : pass)),
  });
  const given = <T>(value: T | undefined): Promise<T> =>
    fails || value === undefined ? Promise.reject(fails ?? fakeError('not-found')) : Promise.resolve(value);
  const invitation: CircleInvitation = {
    circle: 'bench',
    token: '0190-token',
    link: 'https://acme.example/workshop#hearth-circle=0190-token',
    expiresAt: NOW + 14 * DAY,
  };
  const store = {
    id: 'workshop',
    $view,
    calls,
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
    set: patch,
    book: (of: string) => act('book', of, perks(of, { mine: { state: 'booked', at: NOW }, can: ['cancel'] })),
    cancel: (of: string) => act('cancel', of, perks(of, { mine: null, can: ['book'] })),
    redeem: (of: string) => act('redeem', of, passes(of, { usedAt: NOW, can: [] })),
    circles: () => Promise.resolve(circles),
    invite: () => given(invitation),
    invited: () => given(invited),
    join: (token: string) => (calls.push(['join', token]), given(circles[0])),
    leave: (of: string) => act('leave', of, null),
  };
  return store satisfies GateStore;
}
