/** The characters that are left are shown from here on. */
export const NEAR = 200;

/** Where they are told aloud, too: not at each letter. */
const MARKS = [0, 10, 20, 50, 100, NEAR];

const markOf = (left: number): number => (left < 0 ? -1 : (MARKS.find((mark) => left <= mark) ?? Infinity));

/** Whether what is left has become little enough to be told aloud, once more. */
export const isNews = (before: number, after: number): boolean => markOf(after) < markOf(before);
