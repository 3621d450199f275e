const INPUTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'];

/**
 * Keeps the height that the server's HTML takes up through the swap, until somebody touches the page: what is below does not
 * move while it is being read. Returns how to let go earlier.
 */
export function pinHeight(root: HTMLElement): () => void {
  const free = (): void => {
    root.style.minBlockSize = '';
    for (const input of INPUTS) removeEventListener(input, free, true);
  };
  root.style.minBlockSize = `${root.offsetHeight}px`;
  for (const input of INPUTS) addEventListener(input, free, true);
  return free;
}
