import type { ModerationPart, NewComment, ThreadsPart } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import type { CommentStep } from '../../domain/moderation/types.ts';
import type { Role, Viewer } from '../../domain/people/people.ts';
import type { Comment, CommentMark } from '../../domain/threads/types.ts';
import { parse } from '../../markdown/parse.ts';
import type { Community } from '../community/configure.ts';
import { moderationPart } from '../moderation/moderation.ts';
import { createScene, type EngineOptions, type Scene } from '../scene.ts';
import type { Row } from '../schema.ts';
import { threadsPart } from '../threads/threads.ts';
import { createWorld, SITE, type World } from './world.ts';

/** A site where people talk: a {@link World} with the real parser and short ways to write. */
export interface Talk {
  readonly world: World;
  readonly options: EngineOptions;
  scene(viewer: Viewer | null): Scene;
  threads(viewer: Viewer | null): Required<ThreadsPart>;
  moderation(viewer: Viewer | null): Required<ModerationPart>;
  join(name: string, role?: Role): Promise<Viewer>;
  /** Posts under the topic `a`, a minute later than the last. */
  post(viewer: Viewer, body: string, parent?: Id | null, patch?: Partial<NewComment>): Promise<Comment>;
  remove(viewer: Viewer, comment: Pick<Comment, 'id' | 'revision'>): Promise<Comment>;
  act(viewer: Viewer, id: Id, action: CommentStep, reason?: string): Promise<Comment>;
  mark(viewer: Viewer, id: Id, mark: CommentMark, on?: boolean, reason?: string): Promise<Comment>;
  rows(): Promise<Row<'comments'>[]>;
}

export async function createTalk(community: Partial<Community> = {}): Promise<Talk> {
  const world = createWorld();
  await world.configure(community);
  const options: EngineOptions = { ...world.options, parse };
  const scene = (viewer: Viewer | null): Scene => createScene(options, SITE, viewer);
  const talk: Talk = {
    world,
    options,
    scene,
    threads: (viewer) => threadsPart(scene(viewer)),
    moderation: (viewer) => moderationPart(scene(viewer)),
    join: (name, role) => world.join(name, role),
    post: (viewer, body, parent = null, patch = {}) => {
      world.now += 60_000;
      return talk.threads(viewer).post({ id: world.id(), topic: 'a', parent, body, ...patch });
    },
    remove: (viewer, { id, revision }) => talk.threads(viewer).remove({ key: world.id(), id, revision }),
    act: (viewer, id, action, reason) =>
      talk.moderation(viewer).act({ key: world.id(), id, action, ...(reason !== undefined && { reason }) }),
    mark: (viewer, id, mark, on = true, reason) =>
      talk
        .moderation(viewer)
        .mark({ key: world.id(), id, mark, on, ...(reason !== undefined && { reason }) }),
    rows: () => world.store.read(SITE, (tx) => tx.range('comments', { eq: [], limit: 100_000 })),
  };
  return talk;
}
