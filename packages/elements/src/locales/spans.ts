import { formatter } from './intl.ts';

/** Largest first: seconds in each. */
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;
type Unit = (typeof UNITS)[number][0];

const inUnits: Record<Unit, (locale: string, count: number) => string> = {
  day: counted('day'),
  hour: counted('hour'),
  minute: counted('minute'),
  second: counted('second'),
};

function counted(unit: Unit): (locale: string, count: number) => string {
  return formatter<[count: number]>(
    (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
  );
}

const ahead = /* @__PURE__ */ formatter<[count: number, unit: Unit]>(
  (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }),
);

/** How long: "30 seconds", "90 seconds", "2 hours". Exact: in the largest unit that it is a multiple of. */
export function formatSpan(locale: string, seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length && seconds % length === 0) ?? UNITS[3];
  return inUnits[unit](locale, seconds / size);
}

/** How long yet: "in 45 seconds", "in 3 minutes". Never too early: in the largest unit that is full, rounded up. */
export function formatAhead(locale: string, seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[3];
  return ahead(locale, Math.ceil(seconds / size), unit);
}
