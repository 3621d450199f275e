/** Events that a reader of the log takes in one transaction: short enough that what members do hardly waits. */
export const STRETCH = 200;
