/**
 * Answers that were asked for before the code that needs them was here, by address, each with what its JSON says. Each is taken
 * once, by the runtime.
 */
export type Ahead = Map<string, Promise<readonly [Response, unknown]>>;

/**
 * Asks for public data at the same time as for code, so that a page is readable one round trip sooner. Must ask for what the
 * http adapter asks for: a test holds it to that.
 *
 * @param tag the script tag's data
 * @param url the loader's address
 */
export function askAhead(
  ahead: Ahead,
  tag: DOMStringMap | undefined,
  url: string,
  element: HTMLElement,
): void {
  const { site, server, backend } = tag ?? {};
  if (backend && backend !== 'http') return;
  const [topic, poll, sort] = ['topic', 'poll', 'sort'].map((name) =>
    encodeURIComponent(element.getAttribute(name) ?? element.dataset[name] ?? ''),
  );
  const sites = `${(server || new URL(url).origin).replace(/\/+$/, '')}/v1/sites`;
  const ask = (address: string): void => {
    if (ahead.has(address)) return;
    // Read while the code is on its way: what is here with the code is drawn at once, without a frame of placeholders before.
    // eslint-disable-next-line @typescript-eslint/await-thenable -- the shortest way to keep both, where each byte counts
    const answer = fetch(address).then((response) => Promise.all([response, response.json()]));
    // Whoever takes it meets the failure; nobody else does.
    answer.catch(Boolean);
    ahead.set(address, answer);
  };
  if (!site) return ask(sites);
  const own = `${sites}/${encodeURIComponent(site)}`;
  ask(`${own}?spec=1.1`);
  if (topic) ask(`${own}/threads/${topic}?sort=${sort || 'newest'}`);
  if (poll) ask(`${own}/polls/${poll}`);
}
