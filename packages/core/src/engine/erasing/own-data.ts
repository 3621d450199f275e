import type { MembersPart } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import type { MemberData } from '../../domain/subject/types.ts';
import { notFound, requireViewer, type EngineOptions, type Scene } from '../scene.ts';
import type { Table } from '../schema.ts';
import { asSystem } from '../system.ts';
import { eraseMember } from './erase.ts';
import { PERSONAL, rowsOf } from './personal.ts';

/** Takes along, and be forgotten. */
export const ownData = (scene: Scene): Required<Pick<MembersPart, 'data' | 'erase'>> => ({
  data: async () => memberData(scene.options, scene.site, requireViewer(scene.viewer).id),
  erase: async ({ id }) => {
    const viewer = requireViewer(scene.viewer);
    // A wrong bearer shall not cost anybody anything.
    if (viewer.id !== id) throw notFound('member');
    await eraseMember(scene.options, scene.site, id);
  },
});

/** Everything that is kept of a member. Throws `not-found`. */
export async function memberData(options: EngineOptions, site: Id, member: Id): Promise<MemberData> {
  const system = asSystem(options, site);
  const info = await system.read(async ({ tx, info }) => {
    if (!(await tx.get('members', [member]))) throw notFound('member');
    return info;
  });
  const kept: Record<string, Record<string, unknown>[]> = {};
  for (const [table, { by, hide }] of Object.entries(PERSONAL) as [Table, (typeof PERSONAL)[Table]][]) {
    if (hide === 'all') continue;
    const rows = new Map<string, Record<string, unknown>>();
    for (const column of by)
      for await (const page of rowsOf((body) => system.read(({ tx }) => body(tx)), table, column, member))
        for (const row of page) {
          const told = Object.entries(row).filter(([name]) => !hide?.includes(name));
          rows.set(JSON.stringify(row), Object.fromEntries(told));
        }
    if (rows.size > 0) kept[table] = [...rows.values()];
  }
  return {
    format: 'hearth-member/1',
    site: { id: site, name: info.name },
    member,
    at: options.ambient.now(),
    kept,
  };
}
