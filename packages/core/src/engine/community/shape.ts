import type { Text, Time } from '../../domain/common.ts';

/** A place in what somebody wrote, e.g. `['polls', 1, 'options']`. */
export type Path = readonly (string | number)[];

/** What is wrong at a place, with a plain sentence that says how to put it right. */
export interface ShapeProblem {
  readonly path: Path;
  /** A stable code: 'required', 'type', 'unknown-field', 'format', 'too-long', … */
  readonly reason: string;
  readonly hint: string;
}

const TEXT_LIMIT = 2_000;
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads one field; `undefined` when it is missing or wrong (then there is a problem on the list). */
export type Read<T> = (value: unknown, path: Path) => T | undefined;

/**
 * Small checks for values of unknown shape. Each returns the value in its final form or puts a problem on `list`, so
 * that one pass finds everything that is wrong.
 */
export function createShape() {
  const list: ShapeProblem[] = [];
  const refuse = (path: Path, reason: string, hint: string): undefined =>
    void list.push({ path, reason, hint });
  const checked =
    <T>(accepts: (value: unknown) => value is T, reason: string, hint: string): Read<T> =>
    (value, path) =>
      accepts(value) ? value : refuse(path, reason, hint);

  const string: Read<string> = (value, path) => {
    if (typeof value !== 'string' || value.trim() === '')
      return refuse(path, 'type', 'Write some text here.');
    return value.length > TEXT_LIMIT
      ? refuse(path, 'too-long', `Write at most ${TEXT_LIMIT} characters.`)
      : value;
  };

  return {
    list,
    refuse,
    string,
    boolean: checked((value) => typeof value === 'boolean', 'type', 'Write true or false.'),
    integer: checked(
      (value): value is number => Number.isSafeInteger(value),
      'type',
      'Write a whole number.',
    ),

    oneOf: <const T extends string>(...allowed: readonly T[]): Read<T> =>
      checked(
        (value): value is T => (allowed as readonly unknown[]).includes(value),
        'format',
        `Write one of: ${allowed.join(', ')}.`,
      ),

    /** One string, or one per locale. */
    text: ((value, path) => {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return string(value, path);
      const entries: [string, unknown][] = Object.entries(value);
      if (entries.length === 0) return refuse(path, 'required', 'Write a text, or one text per language.');
      for (const [locale, wording] of entries) {
        if (!isLocale(locale))
          return refuse([...path, locale], 'format', 'Name the language by its tag, such as en or de-AT.');
        if (string(wording, [...path, locale]) === undefined) return undefined;
      }
      return Object.fromEntries(entries) as Text;
    }) satisfies Read<Text>,

    /** ISO 8601 with a zone, so that it means the same moment everywhere; a date alone is its midnight UTC. */
    time: ((value, path) => {
      if (value instanceof Date && Number.isFinite(value.getTime())) return value.getTime();
      const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
      const moment = typeof value === 'string' && iso.test(value) ? Date.parse(value) : NaN;
      return Number.isFinite(moment)
        ? moment
        : refuse(path, 'format', 'Write a time with its zone, such as 2027-03-31T18:00:00+02:00.');
    }) satisfies Read<Time>,

    /** Milliseconds, from `30s`, `15m`, `2h`, `1d` or 0. */
    duration: ((value, path) => {
      if (value === 0) return 0;
      const match = typeof value === 'string' ? /^(\d{1,6})([smhd])$/.exec(value) : null;
      return match
        ? Number(match[1]) * UNITS[match[2]!]!
        : refuse(path, 'format', 'Write a duration such as 15m, 2h or 1d.');
    }) satisfies Read<number>,

    /** Each element by `read`; those that are wrong are left out of the answer and on the list. */
    listOf:
      <T>(read: Read<T>, limit = 1_000): Read<readonly T[]> =>
      (value, path) => {
        if (!Array.isArray(value)) return refuse(path, 'type', 'Write a list here.');
        if (value.length > limit) return refuse(path, 'too-many', `List at most ${limit}.`);
        return value.flatMap((element: unknown, index) => {
          const known = read(element, [...path, index]);
          return known === undefined ? [] : [known];
        });
      },

    /** The fields of a record; refuses fields that nobody reads. */
    fields: (value: unknown, path: Path, names: readonly string[]): Fields | undefined => {
      if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Date) {
        return refuse(path, 'type', `Write fields here: ${names.join(', ')}.`);
      }
      for (const name of Object.keys(value)) {
        if (!names.includes(name))
          refuse(
            [...path, name],
            'unknown-field',
            `There is no field "${name}" here; there are: ${names.join(', ')}.`,
          );
      }
      const own = (name: string): unknown =>
        Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      return {
        required: (name, read) =>
          own(name) === undefined
            ? refuse([...path, name], 'required', `Add the field "${name}".`)
            : read(own(name), [...path, name]),
        optional: (name, read, otherwise) => {
          const given = own(name);
          return given === undefined || given === null
            ? otherwise
            : (read(given, [...path, name]) ?? otherwise);
        },
      };
    },
  };
}

export type Shape = ReturnType<typeof createShape>;

export interface Fields {
  required<T>(name: string, read: Read<T>): T | undefined;
  /** `otherwise` when it is absent or null; also when it is wrong, with a problem on the list. */
  optional<T, D>(name: string, read: Read<T>, otherwise: D): T | D;
}

/** Whether `tag` is a well-formed BCP 47 tag. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Whether `zone` is an IANA zone that this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** The value when all that is required was there. */
export function complete<T extends object>(
  value: { [K in keyof T]: T[K] | undefined },
  optional: readonly (keyof T)[] = [],
): T | undefined {
  const names = Object.keys(value) as (keyof T)[];
  if (names.some((name) => value[name] === undefined && !optional.includes(name))) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
