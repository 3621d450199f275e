import type { Words } from './types.ts';

const number = (value: number): string => value.toLocaleString('ja');
const of = (what: string): string => (what === '' ? '' : `「${what}」`);
const inThread = (what: string): string => (what === '' ? '' : `「${what}」での`);
const TEAM = '運営チーム';
const PACES = { instant: 'すぐに', daily: '1日1回', weekly: '週1回' } as const;

export const ja: Words = {
  lang: 'ja',
  notices: {
    reply: (who, what) => `${what === '' ? '' : `「${what}」で`}${who}から返信がありました。`,
    mention: (who, what) => `${what === '' ? '' : `「${what}」で`}${who}からメンションされました。`,
    answer: (who, what) => `${inThread(what)}ご質問に、${who}から公式回答がありました。`,
    approved: (what) => `${inThread(what)}コメントが公開されました。`,
    rejected: (what) => `${inThread(what)}コメントは公開されませんでした。`,
    featured: (what) => `${inThread(what)}コメントが注目のコメントに選ばれました。`,
    decided: (what) => `参加したアンケート${of(what)}の結論が出ました。`,
    shipped: (what) =>
      what === '' ? '参加したアンケートの内容が実現しました。' : `参加した「${what}」が実現しました。`,
    declined: (what) => `参加したアンケート${of(what)}は見送りになりました。`,
    reached: (what) => `参加したアンケート${of(what)}が目標に達しました。`,
    badge: (what) => `バッジ${of(what)}を獲得しました。`,
    filled: (badges) => `バッジができる前の活動に対して、バッジを${number(badges)}個獲得しました。`,
    tier: (what) => (what === '' ? '新しいランクに到達しました。' : `「${what}」に到達しました。`),
    gift: (what) => `${what === '' ? '' : `「${what}」までの`}最後の一歩が贈られました。`,
    thanks: (who) => `${who === TEAM ? who : `${who}さん`}からお礼が届きました。`,
    booked: (what) => (what === '' ? '席が確保されました。' : `「${what}」の席が確保されました。`),
    other: (what) =>
      what === '' ? '新しいお知らせがあります。' : `「${what}」について新しいお知らせがあります。`,
  },
  people(names, more) {
    const named = names.map((name) => `${name}さん`).join('、');
    if (more < 1) return named;
    return named === '' ? `${number(more)}人` : `${named}、ほか${number(more)}人`;
  },
  somebody: 'メンバー',
  team: TEAM,
  look: '見る',
  more: (count) => `ほか${number(count)}件あります。`,
  several: (count, site) => `${site}からのお知らせ（新着${number(count)}件）`,
  intro: (pace, site) => (pace === 'instant' ? `${site}での新着：` : `${site}での新着と未読のお知らせ：`),
  because: (pace, site) =>
    `このメールは、${site}の未読のお知らせを${PACES[pace]}受け取る設定にしている方にお送りしています。`,
  leave: 'メールの配信を停止',
  confirm: {
    subject: (site) => `${site}：メールアドレスの確認`,
    text: (site, address) =>
      `返信などのお知らせを${address}に送るよう、${site}に登録がありました。お心当たりがあれば、確認をお願いします。`,
    button: 'このアドレスで受け取る',
    until: (when) => `リンクの有効期限は${when}です。`,
    ignore:
      'お心当たりがなければ、何もする必要はありません。メールは送られず、このアドレスの登録も消去されます。',
  },
  pages: {
    confirmTitle: 'このメールアドレスで合っていますか？',
    confirmText: (address, site) => `返信などのお知らせを、${site}から${address}にお送りします。`,
    confirmButton: 'このアドレスで受け取る',
    confirmed: 'ありがとうございます。確認できました',
    confirmedText: (site) => `メールの頻度と内容は、${site}の設定でいつでも変更できます。`,
    used: 'このリンクは無効です',
    usedText: (site) =>
      `すでに使われたか、有効期限が切れています。${site}の設定から新しいリンクを受け取れます。`,
    leaveTitle: 'メールの配信を停止しますか？',
    leaveText: (address, site) => `${site}から${address}へのメールを停止します。`,
    leaveButton: '配信を停止する',
    left: 'メールの配信を停止しました',
    leftText: (site) => `再開したいときは、${site}の設定で変更できます。`,
    unknown: 'このリンクは使われていません',
    unknownText: (site) =>
      `このアドレスにはもうメールが送られていないようです。現在の状況は${site}の設定で確認できます。`,
    back: (site) => `${site}へ`,
  },
  test: {
    subject: (site) => `${site}からのテストメール`,
    text: (site) => `このメールが届いていれば、${site}からメールを送信できます。何もする必要はありません。`,
  },
};
