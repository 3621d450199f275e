import type { BackendAdapter, Options } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import type { Asked, Where } from './where.ts';

/** Failures that the page's maker can mend name the fix. Code and details stay, so that widgets word them as ever. */
export function explained(adapter: BackendAdapter, where: () => Where): BackendAdapter {
  const tell =
    <I, T>(what: Asked, ask: (input: I, options?: Options) => Promise<T>) =>
    (input: I, options?: Options): Promise<T> =>
      ask(input, options).catch(async (error: unknown) => {
        const words = await import('./explain.ts').catch(() => null);
        throw words?.explain(error, where(), what, input) ?? error;
      });
  const { polls, badges } = adapter;
  return {
    ...adapter,
    connect: (options) => tell('site', () => adapter.connect(options))(null),
    ...(polls && {
      polls: { ...polls, read: tell('poll', (id: Id, options?: Options) => polls.read(id, options)) },
    }),
    ...(badges && {
      badges: {
        ...badges,
        showcase: tell('member', (id: Id, options?: Options) => badges.showcase(id, options)),
      },
    }),
  };
}
