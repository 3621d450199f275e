/** Lets everybody else have their turn, before something goes on that takes long. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** All lines of sorted runs, sorted, a merge at a time: none of them holds up the process as one large sort would. */
export async function mergeSorted(runs: readonly (readonly string[])[]): Promise<readonly string[]> {
  let left = runs;
  while (left.length > 1) {
    const next: (readonly string[])[] = [];
    for (let at = 0; at < left.length; at += 2) {
      next.push(merge(left[at]!, left[at + 1] ?? []));
      await breath();
    }
    left = next;
  }
  return left[0] ?? [];
}

function merge(one: readonly string[], other: readonly string[]): readonly string[] {
  if (other.length === 0) return one;
  const all: string[] = [];
  let [a, b] = [0, 0];
  while (a < one.length && b < other.length) all.push(one[a]! <= other[b]! ? one[a++]! : other[b++]!);
  while (a < one.length) all.push(one[a++]!);
  while (b < other.length) all.push(other[b++]!);
  return all;
}
