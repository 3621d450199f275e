/**
 * The data attributes of every script tag that loaded the module at `url`, in document order. One module runs
 * once however many tags name it, and `document.currentScript` is null in modules, so tags are found by their address. After
 * a redirect the module knows only its last address: then a tag that names a `hearth.js` must be it.
 */
export function readTags(page: ParentNode, url: string): DOMStringMap[] {
  const scripts = [...page.querySelectorAll<HTMLScriptElement>('script[src*="hearth.js"]')];
  const own = scripts.filter(({ src }) => src === url);
  return (own[0] ? own : scripts).map(({ dataset }) => dataset);
}
