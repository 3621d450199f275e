import type { Id } from '../../domain/common.ts';
import { pollState } from '../../domain/polls/rules.ts';
import { TEST_KIND } from '../../domain/webhooks/types.ts';
import type { Reading } from '../scene.ts';
import type { EventRow, Row } from '../schema.ts';
import { inForce, stageOf } from '../polls/poll-row.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a receiver is told of an event: type, time and data, as Standard Webhooks have it. */
export interface WebhookBody {
  readonly type: string;
  /** ISO 8601, UTC: when it happened. */
  readonly timestamp: string;
  readonly data: Fields;
}

/**
 * An event as a receiver is told of it: ids, and what it is about *as it is now*. So nothing that was taken down or erased meanwhile
 * goes out, and what waits to be sent holds no words. The receiver is the operator's: it learns what staff may see.
 */
export async function webhookBody(context: Reading, event: EventRow): Promise<WebhookBody> {
  return {
    type: event.kind,
    timestamp: new Date(event.at).toISOString(),
    data: {
      site: context.site,
      seq: event.seq,
      subject: event.subject,
      actor: event.actor,
      ...(Object.keys(event.data).length > 0 && { facts: event.data }),
      ...(await subjectOf(context, event)),
    },
  };
}

/** What an operator sends to see that it arrives. */
export const testBody = ({ site, info }: Reading, at: number): WebhookBody => ({
  type: TEST_KIND,
  timestamp: new Date(at).toISOString(),
  data: { site, name: info.name },
});

async function subjectOf(context: Reading, { kind, subject }: EventRow): Promise<Fields> {
  const { tx, now } = context;
  switch (kind.split('.')[0]) {
    case 'comment': {
      const row = await tx.get('comments', [subject]);
      return row ? { comment: await commentFields(context, row) } : {};
    }
    case 'thread': {
      const row = await tx.get('threads', [subject]);
      return row
        ? { thread: { topic: row.topic, title: row.title, url: row.url, comments: row.comments } }
        : {};
    }
    case 'poll': {
      const row = await tx.get('polls', [subject]);
      if (!row) return {};
      const { definition } = inForce(row, now);
      const { question, closesAt } = definition;
      const state = pollState(definition, now);
      // Its figures follow a policy of their own, and are read where it is asked for.
      return { poll: { id: row.id, question, state, stage: stageOf(row) ?? null, closesAt } };
    }
    case 'entry': {
      const row = await tx.get('entries', [subject]);
      return row ? { entry: await entryFields(context, row) } : {};
    }
    case 'member': {
      const row = await tx.get('members', [subject]);
      return row ? { member: { id: row.id, name: row.name, role: row.role } } : {};
    }
    default:
      return {};
  }
}

async function commentFields(context: Reading, row: Row<'comments'>): Promise<Fields> {
  const { id, topic, parent, root, source, status, createdAt, editedAt, revision, stars, signs } = row;
  const thread = await context.tx.get('threads', [topic]);
  return {
    id,
    topic,
    url: thread?.url ?? null,
    parent,
    root,
    author: await person(context, row.author),
    /** Markdown, as it was written. */
    body: source,
    status,
    revision,
    createdAt,
    editedAt,
    ...(stars > 0 && { rating: stars }),
    ...(signs.length > 0 && { signs }),
  };
}

async function entryFields(context: Reading, row: Row<'entries'>): Promise<Fields> {
  const { id, poll, title, source, status, state, createdAt, mergedInto } = row;
  return {
    id,
    poll,
    author: await person(context, row.author),
    title,
    body: source,
    status,
    state,
    createdAt,
    mergedInto,
  };
}

async function person({ tx }: Reading, id: Id | null): Promise<Fields | null> {
  const row = id === null ? undefined : await tx.get('members', [id]);
  const now = row?.mergedInto ? await tx.get('members', [row.mergedInto]) : row;
  return now ? { id: now.id, name: now.name, role: now.role } : null;
}
