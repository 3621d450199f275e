/** A ranking being made: ids from the most preferred one on. */
export type Ranking = readonly string[];

/**
 * The ranking with `id` at `place`, counted from 0; `null`: left out of it. The same ranking where nothing changes, and where it
 * is full and `id` is not in it.
 */
export function put(ranking: Ranking, id: string, place: number | null, most: number): Ranking {
  const others = ranking.filter((each) => each !== id);
  if (place === null) return others.length === ranking.length ? ranking : others;
  if (others.length === ranking.length && others.length >= most) return ranking;
  const next = others.toSpliced(Math.max(0, place), 0, id);
  return next.every((each, index) => each === ranking[index]) && next.length === ranking.length
    ? ranking
    : next;
}

/** One place up or down: below the last one is out of the ranking, and from there up is its end. */
export function step(ranking: Ranking, id: string, by: 1 | -1, most: number): Ranking {
  const at = ranking.indexOf(id);
  if (at < 0) return by < 0 ? put(ranking, id, ranking.length, most) : ranking;
  const to = at + by;
  return put(ranking, id, to >= ranking.length ? null : to, most);
}
