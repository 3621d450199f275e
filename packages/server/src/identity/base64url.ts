/** Whether `text` is base64url without padding, in the one form that encoders write (RFC 4648 §3.5, §5). */
export function isCanonical(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;
}
