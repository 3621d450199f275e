/** How far Page Up and Page Down go, in rows. */
const PAGE = 5;

/** Where a key leads from `at` in a grid whose rows may be of different lengths; `null`: it is no key for that. */
export function step<T>(
  rows: readonly (readonly T[])[],
  at: T,
  { key, ctrlKey, rtl = false }: { readonly key: string; readonly ctrlKey: boolean; readonly rtl?: boolean },
): T | null {
  const row = rows.findIndex((cells) => cells.includes(at));
  const column = rows[row]?.indexOf(at) ?? -1;
  if (column < 0) return null;
  const flat = rows.flat();
  const place = flat.indexOf(at);
  const along = (by: number): T => flat[Math.min(Math.max(place + (rtl ? -by : by), 0), flat.length - 1)]!;
  const across = (by: number): T => {
    const cells = rows[Math.min(Math.max(row + by, 0), rows.length - 1)]!;
    return cells[Math.min(column, cells.length - 1)]!;
  };
  const moves: Record<string, () => T> = {
    ArrowRight: () => along(1),
    ArrowLeft: () => along(-1),
    ArrowDown: () => across(1),
    ArrowUp: () => across(-1),
    PageDown: () => across(PAGE),
    PageUp: () => across(-PAGE),
    Home: () => (ctrlKey ? flat[0]! : rows[row]![0]!),
    End: () => (ctrlKey ? flat.at(-1)! : rows[row]!.at(-1)!),
  };
  return Object.hasOwn(moves, key) ? moves[key]!() : null;
}
