/**
 * An order of `items` that depends on the seed alone: Fisher–Yates (Durstenfeld, *CACM* 7, 1964) by the generator sfc32
 * (C. Doty-Humphrey, PractRand). Of good seeds, each order is as likely as any other.
 *
 * @param seed 16 bytes of a digest
 */
export function shuffled<T>(items: readonly T[], seed: Uint8Array): T[] {
  const next = sfc32(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor((next() / 2 ** 32) * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

function sfc32(seed: Uint8Array): () => number {
  const view = new DataView(seed.buffer, seed.byteOffset, 16);
  let [a, b, c, d] = [view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12)];
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  // Seeds that differ in a bit are far apart only after some rounds.
  for (let round = 0; round < 12; round++) next();
  return next;
}
