import { plural } from '../../domain/plural.ts';
import type { Labels } from './types.ts';

const d = (value: number): string => value.toLocaleString('ar');

/** Names and titles may be of any script: isolates keep the line in its order. */
const iso = (text: string): string => `\u2068${text}\u2069`;

const n = (count: number, forms: Readonly<Record<Intl.LDMLPluralRule, string>>): string =>
  plural('ar', count, forms);

export const ar: Labels = {
  lang: 'ar',
  title: 'التعليقات',
  count: (count) =>
    n(count, {
      zero: 'لا تعليقات',
      one: 'تعليق واحد',
      two: 'تعليقان',
      few: '# تعليقات',
      many: '# تعليقًا',
      other: '# تعليق',
    }),
  empty: 'لا تعليقات بعد.',
  deleted: 'حُذف هذا التعليق.',
  hidden: 'هذا التعليق غير معروض.',
  erased: 'عضو سابق',
  staff: 'الفريق',
  edited: 'معدّل',
  inReplyTo: (name) => `ردًّا على ${iso(name)}`,
  moreReplies: (count) =>
    n(count, {
      zero: 'لا ردود أخرى',
      one: 'ردّ آخر',
      two: 'ردّان آخران',
      few: '# ردود أخرى',
      many: '# ردًّا آخر',
      other: '# ردّ آخر',
    }),
  next: {
    newest: 'تعليقات أقدم',
    oldest: 'تعليقات أحدث',
    best: 'المزيد من التعليقات',
    controversial: 'المزيد من التعليقات',
  },
  prev: {
    newest: 'تعليقات أحدث',
    oldest: 'تعليقات أقدم',
    best: 'التعليقات السابقة',
    controversial: 'التعليقات السابقة',
  },
  reviews: 'التقييمات',
  noReviews: 'لا تقييمات بعد.',
  reviewCount: (count) =>
    n(count, {
      zero: 'لا تقييمات',
      one: 'تقييم واحد',
      two: 'تقييمان',
      few: '# تقييمات',
      many: '# تقييمًا',
      other: '# تقييم',
    }),
  stars: (rating) => `${d(rating)} من ${d(5)} نجوم`,
  verified: 'شراء مؤكّد',
  helpful: (count) =>
    n(count, {
      zero: 'لم يجده أحد مفيدًا بعد',
      one: 'وجده شخص واحد مفيدًا',
      two: 'وجده شخصان مفيدًا',
      few: 'وجده # أشخاص مفيدًا',
      many: 'وجده # شخصًا مفيدًا',
      other: 'وجده # شخص مفيدًا',
    }),
  comments: (where) => `التعليقات: ${iso(where)}`,
  entry: (name, where) => `${iso(name)} على ${iso(where)}`,
};
