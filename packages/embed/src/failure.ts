const said = new Set<string>();

/**
 * A host page is never left with silence: words where the widget would be, and one console line that names the fix, however
 * many widgets it concerns.
 *
 * @param line for the page's maker, without "Hearth: "
 * @param words for its visitors; the line itself, where only the maker can read something into them
 */
export function fail(element: Element, line: string, words = line, cause?: unknown): void {
  if (!said.has(line)) console.error(`Hearth: ${line}`, ...(cause ? [cause] : []));
  said.add(line);
  // A copy of a failed element brings its words along.
  if (element.querySelector(':scope>[role=alert]')) return;
  const note = element.ownerDocument.createElement('p');
  note.setAttribute('role', 'alert');
  note.textContent = words;
  element.append(note);
}

/** The code of a widget could not be had, or not be run. */
export function failToLoad(element: Element, url: string, cause: unknown): void {
  const refused = cause instanceof TypeError && /policy/i.test(cause.message);
  fail(
    element,
    refused
      ? "the page's Content-Security-Policy refuses the Trusted Types policy. Add: trusted-types hearth"
      : `code from ${url} did not load. Check that it is reachable and that the page's Content-Security-Policy allows it; after an update, reload the page.`,
    'This part of the page could not be loaded. Please reload the page; what you wrote is kept.',
    cause,
  );
}
