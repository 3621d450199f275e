import type { NamePolicy } from '../../domain/people/likeness.ts';
import { complete, type Path, type Shape } from './shape.ts';

/** `names` of the community file. */
export const namesBy =
  (shape: Shape) =>
  (value: unknown, path: Path): NamePolicy | undefined => {
    const fields = shape.fields(value, path, ['reserved', 'by']);
    return (
      fields &&
      complete<NamePolicy>(
        {
          reserved: fields.optional('reserved', shape.listOf(shape.string, 200), undefined),
          by: fields.optional('by', shape.oneOf('host', 'member'), undefined),
        },
        ['reserved', 'by'],
      )
    );
  };
