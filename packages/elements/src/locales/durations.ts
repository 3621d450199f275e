import { formatter } from './intl.ts';

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

const units = Object.fromEntries(
  STEPS.map(([unit]) => [
    unit,
    /* @__PURE__ */ formatter<[value: number]>(
      (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
    ),
  ]),
);

/** A span of seconds in words, in the largest unit that divides it: "30 seconds", "7 days". */
export function formatDuration(locale: string, seconds: number): string {
  const [unit, size] = STEPS.find(([, each]) => seconds % each === 0) ?? STEPS[3];
  return units[unit]!(locale, seconds / size);
}
