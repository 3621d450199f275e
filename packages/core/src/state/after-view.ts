/** Longer than a slow device takes to show what it was just given, shorter than it takes anybody to act on it; milliseconds. */
const AFTER_VIEW = 80;

/** Runs what follows a first view once that can be seen: asking for it before would keep the view back. */
export const afterView = (run: () => void): void => void setTimeout(run, AFTER_VIEW);
