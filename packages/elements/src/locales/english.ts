/** A whole number in groups of three digits. */
export const grouped = (value: number): string => `${value}`.replace(/\B(?=(...)+$)/g, ',');

/** A span of time in whole units as `Intl` writes it, less than 0 for what has been: "3 hours ago", "tomorrow", "last week". */
export function english(span: number, unit: string): string {
  const past = span < 0;
  const count = Math.abs(span);
  if (!count) return 'now';
  // Hours and minutes have no names.
  if (count > 1 || /ou|i/.test(unit)) unit = `${count} ${unit}${count > 1 ? 's' : ''}`;
  else if (unit === 'day') return past ? 'yesterday' : 'tomorrow';
  else return (past ? 'last ' : 'next ') + unit;
  return past ? `${unit} ago` : `in ${unit}`;
}
