import type { Frequency } from '../../domain/notices/frequency.ts';
import { NOTICE_RULE, type NoticeRule } from '../../domain/notices/ringing.ts';
import { complete, type Path, type Shape } from './shape.ts';

/** `notices` of the community file. */
export const noticesBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['cap', 'days', 'brand', 'promotional']);
  return (
    fields &&
    complete<NoticeRule>({
      cap: fields.optional('cap', shape.integer, NOTICE_RULE.cap),
      days: fields.optional('days', shape.integer, NOTICE_RULE.days),
      brand: fields.optional('brand', brandBy(shape), NOTICE_RULE.brand),
      promotional: fields.optional('promotional', shape.integer, NOTICE_RULE.promotional),
    })
  );
};

const brandBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['cap', 'days']);
  return (
    fields &&
    complete<Frequency>({
      cap: fields.optional('cap', shape.integer, NOTICE_RULE.brand.cap),
      days: fields.optional('days', shape.integer, NOTICE_RULE.brand.days),
    })
  );
};
