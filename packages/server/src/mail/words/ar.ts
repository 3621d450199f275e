import { plural } from '@hearth/core/domain';
import type { Words } from './types.ts';

const n = (count: number, forms: Readonly<Record<Intl.LDMLPluralRule, string>>): string =>
  plural('ar', count, forms);

/** Names and titles may be of any script: isolates keep the line in its order. */
const iso = (text: string): string => `\u2068${text}\u2069`;

const of = (what: string): string => (what === '' ? '' : ` «${iso(what)}»`);
const inThread = (what: string): string => (what === '' ? '' : ` في «${iso(what)}»`);
const PACES = { instant: 'فورًا', daily: 'مرة في اليوم', weekly: 'مرة في الأسبوع' } as const;

export const ar: Words = {
  lang: 'ar',
  notices: {
    reply: (who, what) => `ردّ جديد عليك${inThread(what)} من ${who}.`,
    mention: (who, what) => `ذكر لاسمك${inThread(what)} من ${who}.`,
    answer: (who, what) => `لسؤالك${inThread(what)} إجابة رسمية من ${who}.`,
    approved: (what) => `نُشر تعليقك${inThread(what)}.`,
    rejected: (what) => `لم يُنشر تعليقك${inThread(what)}.`,
    featured: (what) => `تم تمييز تعليقك${inThread(what)}.`,
    decided: (what) => `صدر القرار في الاستطلاع${of(what)} الذي شاركت فيه.`,
    shipped: (what) => (what === '' ? 'تم تنفيذ ما شاركت فيه.' : `تم تنفيذ${of(what)}، وكانت لك مشاركة فيه.`),
    declined: (what) => `لن يُنفّذ ما جاء في الاستطلاع${of(what)} الذي شاركت فيه.`,
    reached: (what) => `بلغ الاستطلاع${of(what)} الذي شاركت فيه هدفه.`,
    badge: (what) => (what === '' ? 'مُنحت شارة.' : `مُنحت شارة${of(what)}.`),
    filled: (badges) =>
      n(badges, {
        zero: 'لا شارات جديدة عمّا سبق.',
        one: 'مُنحت شارة عمّا قدّمته قبل وجودها.',
        two: 'مُنحت شارتين عمّا قدّمته قبل وجودهما.',
        few: 'مُنحت # شارات عمّا قدّمته قبل وجودها.',
        many: 'مُنحت # شارة عمّا قدّمته قبل وجودها.',
        other: 'مُنحت # شارة عمّا قدّمته قبل وجودها.',
      }),
    tier: (what) => (what === '' ? 'بلغت مستوى جديدًا.' : `بلغت${of(what)}.`),
    gift: (what) => `أُهديت إليك الخطوة الأخيرة${what === '' ? '' : ` لبلوغ${of(what)}`}.`,
    thanks: (who) => `شكر لك من ${iso(who)}.`,
    booked: (what) => (what === '' ? 'لديك مقعد الآن.' : `لديك مقعد الآن:${of(what)}.`),
    other: (what) => (what === '' ? 'هناك جديد لك.' : `جديد لك:${of(what)}.`),
  },
  people(names, more) {
    const others =
      more > 0
        ? [
            n(more, {
              zero: '',
              one: 'شخص آخر',
              two: 'شخصين آخرين',
              few: '# أشخاص آخرين',
              many: '# شخصًا آخر',
              other: '# شخص آخر',
            }),
          ]
        : [];
    return new Intl.ListFormat('ar').format([...names.map(iso), ...others]);
  },
  somebody: 'شخص ما',
  team: 'الفريق',
  look: 'عرض',
  more: (count) =>
    n(count, {
      zero: 'لا شيء غير ذلك.',
      one: 'وشيء آخر.',
      two: 'وشيئان آخران.',
      few: 'و# أشياء أخرى.',
      many: 'و# شيئًا آخر.',
      other: 'و# شيء آخر.',
    }),
  several: (count, site) =>
    `${n(count, {
      zero: 'لا جديد لك',
      one: 'إشعار جديد لك',
      two: 'إشعاران جديدان لك',
      few: '# إشعارات جديدة لك',
      many: '# إشعارًا جديدًا لك',
      other: '# إشعار جديد لك',
    })} لدى ${iso(site)}`,
  intro: (pace, site) =>
    pace === 'instant' ? `جديد لك لدى ${iso(site)}:` : `ما هو جديد لك لدى ${iso(site)} ولم يُقرأ بعد:`,
  because: (pace, site) =>
    `تصلك هذه الرسالة لأنك طلبت من ${iso(site)} مراسلتك ${PACES[pace]} بما لم يُقرأ بعد.`,
  leave: 'إيقاف الرسائل',
  confirm: {
    subject: (site) => `هل هذا عنوانك؟ سؤال من ${iso(site)}`,
    text: (site, address) =>
      `طلب شخص ما من ${iso(site)} إرسال رسائل عن الردود وغيرها من المستجدات إلى ${iso(address)}. إن كان الطلب منك، فيُرجى تأكيده.`,
    button: 'نعم، أريد الرسائل هنا',
    until: (when) => `الرابط صالح حتى ${when}.`,
    ignore: 'إن لم يكن الطلب منك، فلا حاجة إلى فعل شيء: لن يُرسل إليك شيء، وسيُنسى هذا العنوان.',
  },
  pages: {
    confirmTitle: 'هل هذا عنوانك؟',
    confirmText: (address, site) =>
      `ستصل رسائل ${iso(site)} عن الردود وغيرها من المستجدات إلى ${iso(address)}.`,
    confirmButton: 'نعم، أريد الرسائل هناك',
    confirmed: 'شكرًا، تم التأكيد',
    confirmedText: (site) => `عدد رسائل ${iso(site)} وموضوعاتها باختيارك: في إعداداتك هناك.`,
    used: 'لم يعد هذا الرابط صالحًا',
    usedText: (site) => `سبق استخدامه أو مضى عليه وقت طويل. في إعداداتك لدى ${iso(site)} رابط جديد.`,
    leaveTitle: 'إيقاف الرسائل؟',
    leaveText: (address, site) => `لن تصل رسائل ${iso(site)} إلى ${iso(address)} بعد ذلك.`,
    leaveButton: 'إيقاف هذه الرسائل',
    left: 'لن تصل رسائل بعد الآن',
    leftText: (site) => `يمكن تشغيلها مجددًا في أي وقت من إعداداتك لدى ${iso(site)}.`,
    unknown: 'لم يعد هذا الرابط يؤدي إلى شيء',
    unknownText: (site) =>
      `على الأرجح لم يعد يُرسل شيء إلى ذلك العنوان. إعداداتك لدى ${iso(site)} تبيّن ما يُرسل.`,
    back: (site) => `إلى ${iso(site)}`,
  },
  test: {
    subject: (site) => `رسالة تجريبية من ${iso(site)}`,
    text: (site) => `وصول هذه الرسالة يعني أن إرسال البريد من ${iso(site)} يعمل. لا حاجة إلى فعل شيء.`,
  },
};
