import { DAY, type TrendingPolicy } from '../../domain/trending/rules.ts';
import { complete, type Path, type Shape } from './shape.ts';

/** `trending` of the community file. */
export const trendingBy =
  (shape: Shape) =>
  (value: unknown, path: Path): TrendingPolicy | undefined => {
    const fields = shape.fields(value, path, ['rate', 'within', 'audience']);
    return (
      fields &&
      complete<TrendingPolicy>(
        {
          rate: fields.required('rate', (rate, at) =>
            typeof rate === 'number' && Number.isFinite(rate)
              ? rate
              : shape.refuse(at, 'type', 'Write a number of percent, such as 3 or 2.5.'),
          ),
          within: fields.optional('within', shape.duration, 7 * DAY),
          audience: fields.optional('audience', shape.integer, undefined),
        },
        ['audience'],
      )
    );
  };
