/** A whole number in groups of three digits. */
export const grouped = (value: number): string => `${value}`.replace(/\B(?=(...)+$)/g, ',');

/** A span of time in whole units as `Intl` writes it in numbers, less than 0 for what has been: "3 hours ago", "in 1 week". */
export function english(span: number, unit: string): string {
  const count = Math.abs(span);
  const words = `${count} ${unit}${count > 1 ? 's' : ''}`;
  if (!count) return 'now';
  return span < 0 ? `${words} ago` : `in ${words}`;
}
