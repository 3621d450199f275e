import type { Id } from '@hearth/core/domain';
import { PREFIX } from '../permalink.ts';

/** Whom a fragment points at, if a comment. */
export function permalinkTarget(hash: string): Id | null {
  try {
    return (hash.startsWith(PREFIX) && decodeURIComponent(hash.slice(PREFIX.length))) || null;
  } catch {
    return null;
  }
}
