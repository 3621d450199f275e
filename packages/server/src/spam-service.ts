import type { Judge } from '@hearth/core/engine';
import type { Log } from './log.ts';

/** A service that speaks Akismet's `comment-check`: a form in, `true` (spam) or `false` out. */
export interface SpamService {
  /** Its whole address, e.g. `https://rest.akismet.com/1.1/comment-check`. */
  readonly url: string;
  readonly key: string;
  /** Milliseconds until it is done without. Default 2,000. */
  readonly timeout?: number;
}

/**
 * Asks the service. It hears the words, the name they are signed with, and the page; of the device nothing, so Akismet's
 * `user_ip`, which it requires, is `0.0.0.0`. Whatever goes wrong is a line in the log and no verdict: a service that is
 * down must not stop people from talking, nor fill the queue.
 *
 * @param home what the service calls the blog: the address of the site
 */
export function createJudge({ url, key, timeout = 2_000 }: SpamService, log: Log, home: () => string): Judge {
  return async ({ site, source, author, role, reply, url: permalink }) => {
    const body = new URLSearchParams({
      api_key: key,
      blog: home(),
      blog_charset: 'UTF-8',
      user_ip: '0.0.0.0',
      comment_type: reply ? 'reply' : 'comment',
      comment_author: author,
      comment_content: source,
      user_role: role,
      ...(permalink !== null && { permalink }),
    });
    try {
      const signal = AbortSignal.timeout(timeout);
      const response = await fetch(url, { method: 'POST', body, signal, redirect: 'error' });
      const verdict = (await response.text()).trim();
      if (response.ok && (verdict === 'true' || verdict === 'false')) return verdict === 'true';
      const help = response.headers.get('X-akismet-debug-help') ?? undefined;
      log.warn({ site, status: response.status, help }, 'the spam service gave no verdict');
    } catch (err) {
      log.warn({ site, err }, 'the spam service did not answer');
    }
    return null;
  };
}
