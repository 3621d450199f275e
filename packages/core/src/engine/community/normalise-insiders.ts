import type {
  CircleDefinition,
  GateDefinition,
  PassDefinition,
  PerkDefinition,
  Requirement,
} from '../../domain/insiders/types.ts';
import { CONTENT_LIMIT } from '../../domain/insiders/definition.ts';
import { complete, isLocale, type Fields, type Path, type Read, type Shape } from './shape.ts';

/** What a community file says of insiders, where it says it. */
export const insiderOffers = (shape: Shape, top: Fields) => {
  const list = <T>(name: string, read: Read<T>) => {
    const found = top.optional(name, shape.listOf(read), []);
    return found.length > 0 && { [name]: found };
  };
  return {
    ...list('gates', gateBy(shape)),
    ...list('circles', circleBy(shape)),
    ...list('passes', passBy(shape)),
    ...list('perks', perkBy(shape)),
  };
};

const ONE = 'Write one of: badge (and tier), points, access, circle, role, any, all.';
/** Requirements in requirements; how many are right is for the rules to say, this only ends what never ends. */
const DEEPEST = 10;

/** `{ badge: founder }`, `{ any: […] }` and so on. */
export const requirementBy =
  (shape: Shape, depth = 0): Read<Requirement> =>
  (value, path) => {
    const fields = shape.fields(value, path, [
      'badge',
      'tier',
      'points',
      'access',
      'circle',
      'role',
      'any',
      'all',
    ]);
    if (!fields) return undefined;
    const kinds = Object.keys(value as object).filter((name) => name !== 'tier');
    const [kind] = kinds;
    if (kinds.length !== 1 || depth > DEEPEST) return shape.refuse(path, 'format', ONE);
    const parts = shape.listOf(requirementBy(shape, depth + 1), 100);
    const tier = fields.optional('tier', shape.string, undefined);
    if (tier !== undefined && kind !== 'badge') return shape.refuse([...path, 'tier'], 'format', ONE);
    switch (kind) {
      case 'any': {
        const any = fields.required('any', parts);
        return any && { any };
      }
      case 'all': {
        const all = fields.required('all', parts);
        return all && { all };
      }
      case 'role': {
        const role = fields.required('role', shape.oneOf('member', 'staff'));
        return role && { role };
      }
      case 'badge': {
        const badge = fields.required('badge', shape.string);
        return badge === undefined ? undefined : { badge, ...(tier !== undefined && { tier }) };
      }
      case 'points': {
        const points = fields.required('points', shape.string);
        return points === undefined ? undefined : { points };
      }
      case 'access': {
        const access = fields.required('access', shape.string);
        return access === undefined ? undefined : { access };
      }
      case 'circle': {
        const circle = fields.required('circle', shape.string);
        return circle === undefined ? undefined : { circle };
      }
      default:
        return undefined;
    }
  };

/** Longer than other texts: one string, or one per locale. */
const contentBy =
  (shape: Shape): Read<GateDefinition['content'] & {}> =>
  (value, path) => {
    const one = (text: unknown, at: Path): string | undefined => {
      if (typeof text !== 'string' || text.trim() === '')
        return shape.refuse(at, 'type', 'Write some text here.');
      return text.length > CONTENT_LIMIT
        ? shape.refuse(at, 'too-long', `Write at most ${CONTENT_LIMIT} characters.`)
        : text;
    };
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return one(value, path);
    const entries = Object.entries(value).map(([locale, text]) => {
      if (!isLocale(locale))
        shape.refuse([...path, locale], 'format', 'Name the language by its tag, such as en or de-AT.');
      return [locale, one(text, [...path, locale]) ?? ''] as const;
    });
    if (entries.length === 0)
      return shape.refuse(path, 'required', 'Write a text, or one text per language.');
    return Object.fromEntries(entries);
  };

const gateBy =
  (shape: Shape): Read<GateDefinition> =>
  (value, path) => {
    const fields = shape.fields(value, path, ['id', 'title', 'teaser', 'for', 'content', 'perks', 'passes']);
    return (
      fields &&
      complete<GateDefinition>(
        {
          id: fields.required('id', shape.string),
          title: fields.optional('title', shape.text, undefined),
          teaser: fields.optional('teaser', shape.text, undefined),
          for: fields.required('for', requirementBy(shape)),
          content: fields.optional('content', contentBy(shape), undefined),
          perks: fields.optional('perks', shape.listOf(shape.string, 50), []),
          passes: fields.optional('passes', shape.listOf(shape.string, 50), []),
        },
        ['title', 'teaser', 'content'],
      )
    );
  };

const circleBy =
  (shape: Shape): Read<CircleDefinition> =>
  (value, path) => {
    const fields = shape.fields(value, path, [
      'id',
      'name',
      'description',
      'invites',
      'places',
      'days',
      'page',
    ]);
    return (
      fields &&
      complete<CircleDefinition>(
        {
          id: fields.required('id', shape.string),
          name: fields.required('name', shape.text),
          description: fields.optional('description', shape.text, undefined),
          invites: fields.optional('invites', shape.oneOf('staff', 'members'), 'staff'),
          places: fields.optional('places', shape.integer, undefined),
          days: fields.optional('days', shape.integer, 14),
          page: fields.optional('page', shape.string, undefined),
        },
        ['description', 'places', 'page'],
      )
    );
  };

const passBy =
  (shape: Shape): Read<PassDefinition> =>
  (value, path) => {
    const fields = shape.fields(value, path, ['id', 'name', 'description', 'for', 'opensAt', 'closesAt']);
    return (
      fields &&
      complete<PassDefinition>(
        {
          id: fields.required('id', shape.string),
          name: fields.required('name', shape.text),
          description: fields.optional('description', shape.text, undefined),
          for: fields.required('for', requirementBy(shape)),
          opensAt: fields.optional('opensAt', shape.time, null),
          closesAt: fields.optional('closesAt', shape.time, null),
        },
        ['description'],
      )
    );
  };

const perkBy =
  (shape: Shape): Read<PerkDefinition> =>
  (value, path) => {
    const fields = shape.fields(value, path, [
      'id',
      'name',
      'description',
      'type',
      'for',
      'capacity',
      'waitingList',
      'opensAt',
      'closesAt',
      'startsAt',
      'place',
    ]);
    return (
      fields &&
      complete<PerkDefinition>(
        {
          id: fields.required('id', shape.string),
          name: fields.required('name', shape.text),
          description: fields.optional('description', shape.text, undefined),
          type: fields.optional(
            'type',
            shape.oneOf('recognition', 'access', 'experience', 'economic'),
            'experience',
          ),
          for: fields.required('for', requirementBy(shape)),
          capacity: fields.required('capacity', shape.integer),
          waitingList: fields.optional('waitingList', shape.boolean, true),
          opensAt: fields.optional('opensAt', shape.time, null),
          closesAt: fields.optional('closesAt', shape.time, null),
          startsAt: fields.optional('startsAt', shape.time, null),
          place: fields.optional('place', shape.text, undefined),
        },
        ['description', 'place'],
      )
    );
  };
