import type { Labels } from './types.ts';

const number = (value: number): string => value.toLocaleString('ja');

/** A person's name with さん, but not what stands in for a name. */
const san = (name: string): string =>
  /^(?:退会したメンバー|ゲスト)$|(?:さん|さま|様)$/u.test(name) ? name : `${name}さん`;

export const ja: Labels = {
  lang: 'ja',
  title: 'コメント',
  count: (count) => `コメント${number(count)}件`,
  empty: 'まだコメントはありません。',
  deleted: 'このコメントは削除されました。',
  hidden: 'このコメントは表示されません。',
  erased: '退会したメンバー',
  staff: '運営',
  edited: '編集済み',
  inReplyTo: (name) => `${san(name)}への返信`,
  moreReplies: (count) => `ほか${number(count)}件の返信`,
  next: {
    newest: '古いコメント',
    oldest: '新しいコメント',
    best: 'さらにコメントを見る',
    controversial: 'さらにコメントを見る',
  },
  prev: {
    newest: '新しいコメント',
    oldest: '古いコメント',
    best: '前のコメント',
    controversial: '前のコメント',
  },
  reviews: 'レビュー',
  noReviews: 'まだレビューはありません。',
  reviewCount: (count) => `レビュー${number(count)}件`,
  stars: (rating) => `星5つ中${number(rating)}`,
  verified: '購入確認済み',
  helpful: (count) => `${number(count)}人が役に立ったと評価しました`,
  comments: (where) => `コメント：${where}`,
  entry: (name, where) => `${san(name)}（${where}）`,
};
