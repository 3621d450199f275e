/** An export that cannot be taken: the message says where and what to do. Nothing was written. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
