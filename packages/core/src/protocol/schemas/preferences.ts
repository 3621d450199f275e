import * as v from 'valibot';
import { MAIL_PACES, NOTICE_GROUPS, type Preferences } from '../../domain/people/preferences.ts';
import type { Thread } from '../../domain/threads/types.ts';

const words = v.pipe(v.string(), v.maxLength(100));
const groups = Object.fromEntries(NOTICE_GROUPS.map((group) => [group, v.boolean()])) as Record<
  (typeof NOTICE_GROUPS)[number],
  v.BooleanSchema<undefined>
>;
const quiet = v.nullable(v.strictObject({ from: words, to: words, timezone: v.optional(words) }));

/** Fields of a request: what they must be like is for the rules. */
export const preferencesChange = {
  language: v.optional(v.nullable(words)),
  mail: v.optional(v.picklist(MAIL_PACES)),
  quiet: v.optional(quiet),
  kinds: v.optional(v.partial(v.strictObject(groups))),
  streak: v.optional(v.boolean()),
};

export const preferences: v.GenericSchema<Preferences> = v.object({
  language: v.nullable(v.string()),
  mail: v.picklist(MAIL_PACES),
  quiet: v.nullable(v.object({ from: v.string(), to: v.string(), timezone: v.optional(v.string()) })),
  kinds: v.object(groups),
  streak: v.boolean(),
});

export const mutedThreads: v.GenericSchema<{
  readonly threads: readonly Pick<Thread, 'topic' | 'title' | 'url'>[];
}> = v.object({
  threads: v.array(
    v.object({ topic: v.string(), title: v.nullable(v.string()), url: v.nullable(v.string()) }),
  ),
});
