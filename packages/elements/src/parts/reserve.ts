/** What a widget lends to the one who holds its height. */
interface Held {
  readonly root: HTMLElement;
  /** A number is pixels; anything else must be a CSS length. */
  readonly length: string;
  /** What the button says: "Show all 24 comments". */
  readonly label: () => string;
}

/**
 * Holds a widget at its reserved height while there is more than that shows, with a button that shows the rest; so nothing
 * below it moves unless the reader asks for it. Lets go when the focus enters, or when nobody can see what would move.
 * Returns how to look again after each drawing, and how to let go.
 */
export function holdHeight({ root, length, label }: Held): {
  fit(drawn: boolean): void;
  free(): void;
} {
  const size = /^\d+$/.test(length) ? `${length}px` : length;
  const more = document.createElement('div');
  const button = document.createElement('button');
  let held = true;
  more.className = 'expand';
  button.type = 'button';
  more.append(button);
  root.style.setProperty('min-block-size', size);
  root.style.setProperty('block-size', size);

  const free = (): void => {
    if (!held) return;
    held = false;
    more.remove();
    root.classList.remove('clipped');
    root.style.removeProperty('block-size');
    root.firstElementChild?.removeEventListener('focusin', free);
  };
  const fit = (drawn: boolean): void => {
    const content = root.firstElementChild;
    if (!held || !drawn || !content) return;
    if (root.getBoundingClientRect().top >= innerHeight) return free();
    const clipped = content.scrollHeight > root.clientHeight + 1;
    root.classList.toggle('clipped', clipped);
    if (!clipped) return more.remove();
    button.textContent = label();
    if (!more.isConnected) root.append(more);
  };
  button.addEventListener('click', free);
  root.firstElementChild?.addEventListener('focusin', free);
  return { fit, free };
}
