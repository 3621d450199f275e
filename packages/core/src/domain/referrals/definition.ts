import { originAllowed } from '../origins.ts';
import { problems, SLUG, SLUG_HINT, type Problem } from '../problem.ts';
import type { ProgrammeDefinition } from './types.ts';

export const WINDOW_LIMIT_DAYS = 365;

/** Everything wrong with a programme by itself. `origins`: those that the site allows; a landing page lies on one of them. */
export function validateProgramme(
  { id, windowDays, landing }: ProgrammeDefinition,
  origins: readonly string[],
): Problem[] {
  const { list, add } = problems();
  if (!SLUG.test(id)) add('id', 'format', SLUG_HINT);
  if (!Number.isInteger(windowDays) || windowDays < 1 || windowDays > WINDOW_LIMIT_DAYS) {
    add('windowDays', 'format', `The window is a whole number of days from 1 to ${WINDOW_LIMIT_DAYS}.`);
  }
  if (!landsOn(landing, origins)) {
    add(
      'landing',
      'origin',
      'The landing page is a path that begins with / or a URL on one of the origins that the site lists.',
    );
  }
  return list;
}

/** Whether `landing` is a path, or on one of `origins`: anything else would make the invitation link an open redirect. */
export function landsOn(landing: string, origins: readonly string[]): boolean {
  // Browsers drop control characters and read \ as /, which would turn a path into another host.
  if (/[\u0000-\u0020\u007f\\]/.test(landing)) return false;
  if (landing.startsWith('/')) return !landing.startsWith('//');
  try {
    const url = new URL(landing);
    return (
      /^https?:$/.test(url.protocol) &&
      url.username === '' &&
      url.password === '' &&
      originAllowed(origins, url.origin)
    );
  } catch {
    return false;
  }
}
