import type { TemplateResult } from 'lit';
import type { CommunityError } from '@hearth/core/adapter';
import { common } from '../../locales/en/common.ts';
import type { Messages } from '../../locales/messages.ts';
import { errorNotice } from '../../parts/error-view.ts';

export { HearthSignInEvent } from '../../parts/sign-in-event.ts';

/**
 * Why there is nothing to show; loads when that is so.
 *
 * @param words `undefined`: English
 */
export const trouble = (words: Messages['common'] | undefined, error: CommunityError, retry: () => void): TemplateResult =>
  errorNotice({ t: words ?? common, error, retry });
