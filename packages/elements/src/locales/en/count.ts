import { n } from './n.ts';

export const count = {
  comments: (count: number) => n(count, '# comment', '# comments'),
};
