import type { TemplateResult } from 'lit-html';
import type { BallotWords } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import type { Messages } from '../../../locales/messages.ts';
import type { Scene } from '../scene.ts';
import type { PollHost } from './host.ts';

/** Where a ballot is filled in that takes more than a tick; each family of kinds brings its own. */
export interface BallotForm {
  render(scene: Scene): TemplateResult;
  /** What is filled in, as it is sent. */
  ballot(view: PollStoreView): BallotWords;
  /** What has to be filled in first, in words. */
  missing(view: PollStoreView): string | null;
  /** Selector of where one begins. */
  readonly start: string;
}

/** What a form works with. */
export interface FormTools {
  readonly host: PollHost;
  readonly view: () => PollStoreView;
  /** Keeps a ballot as the draft, and shows it. */
  readonly put: (ballot: BallotWords) => void;
  /** `undefined`: English. */
  words(): Messages['ballots'] | undefined;
}

/** Options by their ids, without those that a draft still names and the poll no longer has. */
export const existing = ({ poll }: PollStoreView, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => poll?.options.some((option) => option.id === id));
