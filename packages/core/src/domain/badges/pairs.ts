/** So often each must have praised the other before anything is kept out: a talk between two is welcome. */
export const PAIR_FROM = 3;

/** How often somebody praised one other, and how often anybody at all, as one badge counts it. */
export interface Praise {
  readonly other: number;
  readonly all: number;
}

/**
 * Whether two members mostly praise each other: each has praised the other {@link PAIR_FROM} times or more, and more of what
 * each of them gave went to the other than to everybody else together. What they give each other from then on, and as long as it
 * is so, counts for neither.
 *
 * It is the pair-wise detector of Lian et al., An Empirical Study of Collusion Behavior in the Maze P2P File-Sharing System
 * (ICDCS 2007): traffic that flows back and forth between two, and makes up most of what either has. A share, not "nobody else at all", or
 * one stray reaction would disarm it; and it looks at both directions, since an admirer is no accomplice.
 */
export const isPair = (one: Praise, two: Praise): boolean => mostlyTo(one) && mostlyTo(two);

const mostlyTo = ({ other, all }: Praise): boolean => other >= PAIR_FROM && 2 * other > all;
