/** What a file picker offers; phones turn their own formats into one of these. */
export const takesFiles = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

/** Files that were pasted or dropped and call themselves pictures. */
export const filesOf = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

/** Whether pictures are what was copied: word processors put one beside the words. */
export const pastesFiles = (data: DataTransfer | null): boolean =>
  filesOf(data).length > 0 && !data!.getData('text/plain');
