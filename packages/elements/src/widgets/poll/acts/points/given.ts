import type { Points } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { existing } from '../ballot-form.ts';

/** The points of the draft, without options that the poll no longer has. */
export const existingPoints = (view: PollStoreView): Points =>
  Object.fromEntries(existing(view, Object.keys(view.given)).map((id) => [id, view.given[id]!]));
