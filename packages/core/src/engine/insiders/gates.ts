import type { MembersPart } from '../../adapter/contract.ts';
import type { InsidersPart } from '../../adapter/insiders.ts';
import { accessOf } from '../../domain/access/rules.ts';
import type { Access } from '../../domain/access/types.ts';
import type { Gate, Need } from '../../domain/insiders/types.ts';
import { isStaff } from '../../domain/people/people.ts';
import { headStartsFor } from '../people/access.ts';
import { toCursor } from '../cursor.ts';
import { notFound, requireViewer, type Reading, type Scene } from '../scene.ts';
import type { Row } from '../schema.ts';
import { declared } from './common.ts';
import { needsOf } from './facts.ts';
import { drawPass } from './passes.ts';
import { drawPerk } from './perks.ts';

interface Opened {
  readonly row: Row<'gates'>;
  readonly needs: Need;
  readonly open: boolean;
}

/** A gate and whether the viewer is let in. Throws `not-found` also where they may not know of it. */
async function openGate(context: Reading, id: string): Promise<Opened> {
  const row = declared(await context.tx.get('gates', [id]), 'gate');
  const needs = await needsOf(context, row.definition.for);
  if (!needs) throw notFound('gate');
  return { row, needs, open: context.viewer !== null && (needs.met || isStaff(context.viewer)) };
}

export const gateBy =
  (scene: Scene): InsidersPart['gate'] =>
  (id) =>
    scene.read(async (context): Promise<Gate> => {
      const { row, needs, open } = await openGate(context, id);
      const { title, teaser, perks, passes } = row.definition;
      const asOf = toCursor(await context.tx.position());
      return {
        id,
        ...(title !== undefined && { title }),
        ...(teaser !== undefined && { teaser }),
        open,
        ...(open && !needs.met && { asStaff: true }),
        needs,
        ...(open && {
          ...(row.content && { content: row.content }),
          perks: await offered(perks, (perk) => drawPerk(context, perk)),
          passes: await offered(passes, (pass) => drawPass(context, pass)),
        }),
        asOf,
      };
    });

/** Those that are there and that the viewer may know of. */
async function offered<T>(ids: readonly string[], draw: (id: string) => Promise<T | null>): Promise<T[]> {
  const drawn: T[] = [];
  for (const id of ids) {
    const one = await draw(id);
    if (one !== null) drawn.push(one);
  }
  return drawn;
}

/**
 * Who may have what is not open to all: what a poll gives a head start on, or what is behind a gate. Nothing is written for it,
 * so an answer is right after a withdrawal, a badge taken back, a merge, and a close that was moved, and nothing is left of
 * whoever is erased.
 */
export const accessPart = (scene: Scene): Required<Pick<MembersPart, 'access'>> => ({
  access: async ({ name }) => {
    const viewer = requireViewer(scene.viewer);
    return scene.read(async (context): Promise<Access> => {
      const { headStarts } = await headStartsFor(context, name);
      if (headStarts.length > 0) return accessOf(name, headStarts, context.now);
      const row = await context.tx.get('gates', [name]);
      const needs = row ? await needsOf(context, row.definition.for) : null;
      if (!needs) throw notFound('access');
      if (needs.met) {
        const by = sourceOf(needs);
        return { name, allowed: true, because: 'entitled', ...(by && { by }) };
      }
      return isStaff(viewer)
        ? { name, allowed: true, because: 'staff' }
        : { name, allowed: false, because: 'not-entitled' };
    });
  },
});

/** The first thing that lets them in. */
function sourceOf(need: Need): Access['by'] {
  if (!need.met) return undefined;
  switch (need.kind) {
    case 'badge':
      return { badge: need.badge.id };
    case 'points':
      return { points: need.tier.id };
    case 'circle':
      return { circle: need.circle.id };
    case 'role':
      return { role: need.role };
    case 'any':
    case 'all':
      return sourceOf(need.needs.find(({ met }) => met)!);
    default:
      return undefined;
  }
}
