/** A picture with what goes with it. */
export interface Picture {
  readonly blob: Blob;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  /** The page that it is of. */
  readonly link: string;
}

/**
 * How it ended: handed to what the device shares with; saved as a file, with the link copied or not; or its owner changed
 * their mind.
 */
export type Shared = 'handed' | 'saved-and-copied' | 'saved' | 'cancelled';

/**
 * Hands a picture to the device's own way to share. Where that takes no files, or `save` says so, the picture is saved and
 * the link copied.
 */
export async function sharePicture({ blob, name, title, link }: Picture, save = false): Promise<Shared> {
  const files = [new File([blob], `${name}.png`, { type: blob.type })];
  const handed = { files, title, url: link };
  if (!save && navigator.canShare?.(handed))
    try {
      await navigator.share(handed);
      return 'handed';
    } catch (thrown) {
      if (thrown instanceof Error && thrown.name === 'AbortError') return 'cancelled';
      // Refused by the page's policy, or too long after the press: it is saved instead.
    }
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = files[0]!.name;
  anchor.click();
  // Some engines read the file only after a turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  try {
    await navigator.clipboard.writeText(link);
    return 'saved-and-copied';
  } catch {
    return 'saved';
  }
}

/** The page as others may open it: its own word for that, else its address without a place in it. */
export function linkHere(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  return canonical || location.href.replace(/#.*$/, '');
}
