import type { Id } from '@hearth/core/domain';

const INIT = { bubbles: true, composed: true };

/** A member is about to post. Preventing it keeps the words in the composer. */
export class HearthPostEvent extends Event {
  static readonly type = 'hearth-post';
  readonly topic: string;
  readonly body: string;
  readonly parent: Id | null;
  /** Stars of a review; `undefined` for all else. */
  readonly rating: number | undefined;

  constructor(detail: {
    readonly topic: string;
    readonly body: string;
    readonly parent: Id | null;
    readonly rating?: number | undefined;
  }) {
    super(HearthPostEvent.type, { ...INIT, cancelable: true });
    this.topic = detail.topic;
    this.body = detail.body;
    this.parent = detail.parent;
    this.rating = detail.rating;
  }
}

/** A comment of this viewer has reached the backend, was changed or deleted. `held`: it awaits review. */
class CommentEvent extends Event {
  readonly topic: string;
  readonly id: Id;

  constructor(type: string, topic: string, id: Id) {
    super(type, INIT);
    this.topic = topic;
    this.id = id;
  }
}

export class HearthPostedEvent extends CommentEvent {
  static readonly type = 'hearth-posted';
  readonly held: boolean;

  constructor(topic: string, id: Id, held: boolean) {
    super(HearthPostedEvent.type, topic, id);
    this.held = held;
  }
}

export class HearthEditedEvent extends CommentEvent {
  static readonly type = 'hearth-edited';

  constructor(topic: string, id: Id) {
    super(HearthEditedEvent.type, topic, id);
  }
}

export class HearthDeletedEvent extends CommentEvent {
  static readonly type = 'hearth-deleted';

  constructor(topic: string, id: Id) {
    super(HearthDeletedEvent.type, topic, id);
  }
}

export class HearthReactedEvent extends CommentEvent {
  static readonly type = 'hearth-reacted';
  readonly reaction: string;
  /** Set, or taken back. */
  readonly on: boolean;

  constructor(topic: string, id: Id, reaction: string, on: boolean) {
    super(HearthReactedEvent.type, topic, id);
    this.reaction = reaction;
    this.on = on;
  }
}

export class HearthCommentVotedEvent extends CommentEvent {
  static readonly type = 'hearth-comment-voted';
  /** For it, against it, or taken back. */
  readonly value: 1 | 0 | -1;

  constructor(topic: string, id: Id, value: 1 | 0 | -1) {
    super(HearthCommentVotedEvent.type, topic, id);
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-post': HearthPostEvent;
    'hearth-posted': HearthPostedEvent;
    'hearth-edited': HearthEditedEvent;
    'hearth-deleted': HearthDeletedEvent;
    'hearth-reacted': HearthReactedEvent;
    'hearth-comment-voted': HearthCommentVotedEvent;
  }
}
