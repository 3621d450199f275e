import {
  BADGE_TRIGGERS,
  type BadgeDefinition,
  type BadgeTier,
  type BadgeTrigger,
  type BadgeWhere,
  type BadgeWindow,
} from '../../domain/badges/types.ts';
import { complete, type Path, type Shape } from './shape.ts';

/** A badge as the community file declares it. */
export const badgeBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'id',
    'name',
    'description',
    'art',
    'trigger',
    'where',
    'window',
    'scope',
    'tiers',
    'dailyCap',
    'repeatable',
    'autoRevoke',
    'secret',
    'retired',
  ]);
  if (!fields) return undefined;
  const trigger = fields.required('trigger', shape.oneOf(...BADGE_TRIGGERS));
  return complete<BadgeDefinition>(
    {
      id: fields.required('id', shape.string),
      name: fields.required('name', shape.text),
      description: fields.required('description', shape.text),
      art: fields.optional('art', shape.string, 'star'),
      trigger,
      where: fields.optional('where', whereBy(shape), undefined),
      window: fields.optional('window', windowBy(shape), undefined),
      scope: fields.optional('scope', shape.oneOf('site', 'topic', 'poll'), undefined),
      tiers: fields.required('tiers', tiersBy(shape, trigger)),
      dailyCap: fields.optional('dailyCap', shape.integer, null),
      repeatable: fields.optional('repeatable', shape.boolean, false) || undefined,
      autoRevoke: fields.optional('autoRevoke', shape.boolean, false) || undefined,
      secret: fields.optional('secret', shape.boolean, false) || undefined,
      retired: fields.optional('retired', shape.boolean, false),
    },
    ['where', 'window', 'scope', 'repeatable', 'autoRevoke', 'secret'],
  );
};

const whereBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'topics',
    'polls',
    'reactions',
    'comments',
    'event',
    'after',
    'before',
  ]);
  return (
    fields &&
    complete<BadgeWhere>(
      {
        topics: fields.optional('topics', shape.listOf(shape.string, 100), undefined),
        polls: fields.optional('polls', shape.listOf(shape.string, 100), undefined),
        reactions: fields.optional('reactions', shape.listOf(shape.string, 20), undefined),
        comments: fields.optional('comments', shape.oneOf('first', 'replies'), undefined),
        event: fields.optional('event', shape.string, undefined),
        after: fields.optional('after', shape.time, undefined),
        before: fields.optional('before', shape.time, undefined),
      },
      ['topics', 'polls', 'reactions', 'comments', 'event', 'after', 'before'],
    )
  );
};

const windowBy =
  (shape: Shape) =>
  (value: unknown, path: Path): BadgeWindow | undefined => {
    const fields = shape.fields(value, path, ['days', 'each']);
    if (!fields) return undefined;
    const days = fields.optional('days', shape.integer, undefined);
    const each = fields.optional('each', shape.oneOf('day', 'week', 'month'), undefined);
    if (days !== undefined && each === undefined) return { days };
    if (each !== undefined && days === undefined) return { each };
    return shape.refuse(path, 'format', 'Write either days, such as { days: 30 }, or { each: week }.');
  };

/** Tiers of what is given by hand need no thresholds: their order is enough. */
const tiersBy =
  (shape: Shape, trigger: BadgeTrigger | undefined) =>
  (value: unknown, path: Path): readonly BadgeTier[] | undefined => {
    let place = 0;
    return shape.listOf((tier, at) => {
      const fields = shape.fields(tier, at, ['id', 'name', 'threshold']);
      place++;
      return (
        fields &&
        complete<BadgeTier>({
          id: fields.required('id', shape.string),
          name: fields.required('name', shape.text),
          threshold:
            trigger === 'staff'
              ? fields.optional('threshold', shape.integer, place)
              : fields.required('threshold', shape.integer),
        })
      );
    })(value, path);
  };
