/** The parameter that carries a signed click: `CLICK_PARAMETER` of the domain, which this file may not import, to stand alone. */
export const PARAMETER = 'hearth_ref';

const DAY = 86_400_000;

/** What a click says of itself, in its first half. Its seal only the server can read; here nothing hangs on it but whether to keep it. */
interface Said {
  readonly clickedAt: number;
  readonly windowDays: number;
  readonly first: boolean;
}

/** `null` for what is no click. */
export function readClick(click: string | null | undefined): Said | null {
  try {
    const text = click!.split('.')[0]!.replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const [site, , , clickedAt, windowDays = 30, first] = JSON.parse(
      new TextDecoder().decode(bytes),
    ) as unknown[];
    return typeof site === 'string' && typeof clickedAt === 'number' && typeof windowDays === 'number'
      ? { clickedAt, windowDays, first: first === 1 }
      : null;
  } catch {
    return null;
  }
}

/** When a click ends to count: as long after it as its programme says, however often somebody comes by. */
export const endOf = ({ clickedAt, windowDays }: Said): number => clickedAt + windowDays * DAY;

/** Of a click that is kept and one that comes, the one that counts: the newer, or the older where the first touch does. */
export function choose(held: string | null, fresh: string | null, now: number): string | null {
  const [old, recent] = [readClick(held), readClick(fresh)];
  if (!recent) return old && now <= endOf(old) ? held : null;
  if (!old || now > endOf(old)) return fresh;
  const keeps = recent.first ? old.clickedAt <= recent.clickedAt : old.clickedAt > recent.clickedAt;
  return keeps ? held : fresh;
}
