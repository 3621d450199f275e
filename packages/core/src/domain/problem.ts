/** What is wrong with something that a brand declared. `hint` is a plain sentence for the person who wrote it. */
export interface Problem {
  /** Dotted path within what was declared, e.g. `options.1.id`; empty for the whole. */
  readonly field: string;
  /** A stable code: 'required', 'format', 'duplicate', 'too-few', 'too-many', 'order', … */
  readonly reason: string;
  readonly hint: string;
}

/** Ids that brands choose: they travel in URLs and attributes. */
export const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;

export const SLUG_HINT =
  'Use up to 64 lower-case letters, digits and hyphens, beginning with a letter or digit.';

/** Collects problems. */
export function problems(): {
  readonly list: Problem[];
  readonly add: (field: string, reason: string, hint: string) => void;
} {
  const list: Problem[] = [];
  return { list, add: (field, reason, hint) => void list.push({ field, reason, hint }) };
}

/** Problems of ids that must be slugs and differ, under `field.<n>.id`. */
export function idProblems(field: string, ids: readonly string[]): Problem[] {
  return ids.flatMap((id, index) => {
    const at = `${field}.${index}.id`;
    if (!SLUG.test(id)) return [{ field: at, reason: 'format', hint: SLUG_HINT }];
    if (ids.indexOf(id) !== index)
      return [{ field: at, reason: 'duplicate', hint: `The id "${id}" is taken; ids must differ.` }];
    return [];
  });
}
