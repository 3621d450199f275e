import type { Measured } from '../measure/alternate.ts';
import type { Lab } from './lab.ts';

/** A figure that all contenders of a row are measured by. */
export interface Column {
  /** In the samples. */
  readonly key: string;
  /** What it is, with its unit: `requests/s`. */
  readonly label: string;
}

export interface Result {
  readonly columns: readonly Column[];
  readonly measured: readonly Measured[];
  /** Names of contenders whose figures are divided: ours, theirs. */
  readonly against: readonly (readonly [string, string])[];
  /** Facts beside the figures. */
  readonly notes?: readonly string[];
}

/** One thing that the bench measures. */
export interface Row {
  /** Words that choose it; the first says what is measured: `server read-hot`. */
  readonly name: string;
  readonly title: string;
  /** From the project's goals; nothing is asserted. */
  readonly goal: string;
  /** Whether `--peers` adds to it. */
  readonly peers?: boolean;
  run(lab: Lab): Promise<Result>;
}
