import { CommunityError } from '../../adapter/errors.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Id, Text } from '../../domain/common.ts';
import { reperkProblems } from '../../domain/insiders/definition.ts';
import type { LocalBody, PerkDefinition } from '../../domain/insiders/types.ts';
import type { Community } from '../community/community.ts';
import type { ConfigureChange } from '../community/configure-rows.ts';
import type { EngineOptions } from '../scene.ts';
import type { Row } from '../schema.ts';
import type { ReadTx, WriteTx } from '../store.ts';
import { asSystem } from '../system.ts';
import { RETIRED } from './common.ts';
import { moveUp, perkLock } from './perks.ts';

type Kind = 'gates' | 'circles' | 'passes' | 'perks';
type Contents = ReadonlyMap<string, LocalBody>;

const ALL = 10_000;
const NAMES = { gates: 'gate', circles: 'circle', passes: 'pass', perks: 'perk' } as const;

/** What gates hide, as trees. Before the transaction: a parser may load. */
export async function parseContents({ parse }: EngineOptions, { gates = [] }: Community): Promise<Contents> {
  const contents = new Map<string, LocalBody>();
  for (const { id, content } of gates) {
    if (content === undefined) continue;
    contents.set(id, await treesOf(content, parse));
  }
  return contents;
}

async function treesOf(content: Text, parse: EngineOptions['parse']): Promise<LocalBody> {
  if (typeof content === 'string') return parse(content);
  const trees = await Promise.all(
    Object.entries(content).map(async ([locale, source]) => [locale, await parse(source)] as const),
  );
  return Object.fromEntries(trees);
}

/** Throws `conflict` for a perk that would have fewer places than are taken. */
export async function refuseReperks(tx: ReadTx, { perks = [] }: Community): Promise<void> {
  for (const [index, after] of perks.entries()) {
    const row = await tx.get('perks', [after.id]);
    if (row) refuse(index, after, row);
  }
}

function refuse(index: number, after: PerkDefinition, { taken }: Row<'perks'>): void {
  const [problem] = reperkProblems(after, taken);
  if (problem)
    throw new CommunityError('conflict', problem.hint, {
      field: `perks.${index}.${problem.field}`,
      reason: problem.reason,
    });
}

/** Declares what insiders are offered; what is missing is offered to nobody any more. Perks that exist wait for {@link changePerk}. */
export async function applyInsiders(
  tx: WriteTx,
  { gates = [], circles = [], passes = [], perks = [] }: Community,
  contents: Contents,
): Promise<ConfigureChange[]> {
  const rows = {
    gates: gates.map((definition, position) => ({
      id: definition.id,
      position,
      definition,
      content: contents.get(definition.id) ?? null,
    })),
    circles: circles.map((definition, position) => ({ id: definition.id, position, definition })),
    passes: passes.map((definition, position) => ({ id: definition.id, position, definition })),
    perks: perks.map((definition, position) => ({ id: definition.id, position, definition })),
  };
  return [
    ...(await settleAll(tx, 'gates', rows.gates, {})),
    ...(await settleAll(tx, 'circles', rows.circles, { members: 0 })),
    ...(await settleAll(tx, 'passes', rows.passes, {})),
    ...(await settleAll(tx, 'perks', rows.perks, { taken: 0, waiting: 0, last: 0 })),
  ];
}

async function settleAll(
  tx: WriteTx,
  table: Kind,
  wanted: readonly { readonly id: string }[],
  initial: object,
): Promise<ConfigureChange[]> {
  const kind = NAMES[table];
  const report: ConfigureChange[] = [];
  const before = new Map((await tx.range(table, { eq: [], limit: ALL })).map((row) => [row.id, row]));
  for (const row of wanted) {
    const known = before.get(row.id) as Record<string, unknown> | undefined;
    before.delete(row.id);
    if (!known) {
      await tx.insert(table, { ...row, ...initial } as never);
      report.push({ kind, id: row.id, change: 'created' });
    } else if (table !== 'perks') {
      const differs = Object.entries(row).some(
        ([column, value]) => canonical(known[column]) !== canonical(value),
      );
      if (differs) await tx.update(table, [row.id], row);
      report.push({ kind, id: row.id, change: differs ? 'updated' : 'unchanged' });
    }
  }
  for (const { id, position } of before.values()) {
    if (position !== RETIRED) await tx.update(table, [id], { position: RETIRED });
    report.push({ kind, id, change: position === RETIRED ? 'unchanged' : 'retired' });
  }
  return report;
}

/** Changes a perk that exists under the lock that its places take: where there are more of them, those who wait move up. */
export async function changePerk(
  options: EngineOptions,
  site: Id,
  definition: PerkDefinition,
  position: number,
): Promise<'updated' | 'unchanged'> {
  const { id } = definition;
  const system = asSystem(options, site);
  const write = (first: boolean): Promise<'unchanged' | boolean> =>
    system.write(perkLock(id), async (context) => {
      const row = await context.tx.get('perks', [id]);
      const same = row?.position === position && canonical(row.definition) === canonical(definition);
      if (!row || (first && same)) return 'unchanged';
      refuse(position, definition, row);
      await context.tx.update('perks', [id], { position, definition });
      return moveUp(context, { ...row, position, definition });
    });
  let more = await write(true);
  const change = more === 'unchanged' ? more : 'updated';
  while (more === true) more = await write(false);
  return change;
}
