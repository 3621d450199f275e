/** An amount as integers count it: `value` in the currency's minor unit (cents, yen, fils), `currency` by ISO 4217. */
export interface Money {
  readonly value: number;
  readonly currency: string;
}

/**
 * Decimal digits of the currencies that have not two (ISO 4217:2015, amendment 177, table A.1). `Intl` is not asked: it rounds
 * to what cash knows (CLDR), so that the same amount would have other digits in other browsers.
 */
const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([digits, codes]) => codes.split(' ').map((code): [string, number] => [code, Number(digits)])),
);

/** Codes of money that is in use (ISO 4217, table A.1), without metals, funds and tests: what is none of them is a misspelt one. */
const CODES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC ' +
    'CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK ' +
    'JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR ' +
    'MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP ' +
    'STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ' +
    'ZAR ZMW ZWG'
  ).split(' '),
);

/** The largest amount taken, in minor units: sums of a million of them are still exact (2⁵³ ≈ 9·10¹⁵). */
export const MONEY_LIMIT = 9_000_000_000;

export const isCurrency = (code: string): boolean => CODES.has(code);

/** Digits behind the point: 0 for JPY, 2 for EUR, 3 for KWD. */
export const digitsOf = (currency: string): number => DIGITS.get(currency) ?? 2;

/** A whole number of minor units of a currency that exists, from 0 to {@link MONEY_LIMIT}. */
export const isMoney = ({ value, currency }: Money): boolean =>
  Number.isSafeInteger(value) && value >= 0 && value <= MONEY_LIMIT && isCurrency(currency);

/** The amount in major units, exactly, with all digits of its currency and a point: `-20.00`, `1500`, `0.250`. */
export function decimalOf({ value, currency }: Money): string {
  const digits = digitsOf(currency);
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  const sign = value < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Reads `20 USD`, `20.00 USD` or `USD 20.00`; `null` for anything else: more digits than the currency has (`0.5 JPY`), a comma
 * that could be either, a sign, a currency that does not exist. Never by floating point.
 */
export function parseMoney(text: string): Money | null {
  const found = /^(?:([A-Z]{3}) )?(\d{1,10})(?:\.(\d{1,4}))?(?: ([A-Z]{3}))?$/.exec(text.trim());
  if (!found || (found[1] === undefined) === (found[4] === undefined)) return null;
  return moneyOf(found[2]!, found[3] ?? '', found[1] ?? found[4]!);
}

function moneyOf(whole: string, part: string, currency: string): Money | null {
  const digits = digitsOf(currency);
  if (part.length > digits) return null;
  const money = { value: Number(whole + part.padEnd(digits, '0')), currency };
  return isMoney(money) ? money : null;
}
