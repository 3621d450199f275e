import { digitsOf, type Money } from '@hearth/core/domain';
import { formatter } from './intl.ts';

const writers = new Map<string, (locale: string, value: number) => string>();

/**
 * An amount with the digits of its currency by ISO 4217, and not by what cash knows. A code that the engine refuses is written
 * behind the number.
 */
export function formatMoney(locale: string, { value, currency }: Money): string {
  const digits = digitsOf(currency);
  const amount = value / 10 ** digits;
  let write = writers.get(currency);
  if (!write) {
    const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    write = formatter((tag) => new Intl.NumberFormat(tag, { style: 'currency', currency, ...fixed }));
    writers.set(currency, write);
  }
  try {
    return write(locale, amount);
  } catch {
    return `${amount.toFixed(digits)} ${currency}`;
  }
}
