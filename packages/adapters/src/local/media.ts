import { sniff, type Id } from '@hearth/core/domain';
import type { ImageCodec, MediaHouse, MediaStorage } from '@hearth/core/engine';

export interface LocalMedia {
  readonly house: MediaHouse;
  /** Lets go of the addresses that were made. */
  close(): void;
}

/**
 * Pictures of a page without a server: their addresses lead into the page's own memory, and are good while it is there. Who may
 * see one is not asked, for whoever is here sees everything on this device anyway.
 */
export function localMedia({
  codec,
  storage,
}: {
  readonly codec: ImageCodec;
  readonly storage: MediaStorage;
}): LocalMedia {
  const urls = new Map<string, Promise<string>>();
  const keyOf = (site: Id, id: Id): string => `${site}/${id}`;
  const load = async (site: Id, id: Id): Promise<string> => {
    const stream = await storage.get(site, id).catch(() => null);
    // Nothing there: what is said of the picture stands in its place.
    if (!stream) return 'data:,';
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    return URL.createObjectURL(new Blob([bytes], { type: sniff(bytes) ?? '' }));
  };
  const forget = (key: string): void => {
    void urls.get(key)?.then((url) => URL.revokeObjectURL(url));
    urls.delete(key);
  };
  return {
    house: {
      codec,
      storage: {
        ...storage,
        delete: async (site, id) => {
          forget(keyOf(site, id));
          await storage.delete(site, id);
        },
      },
      address(site, id) {
        const key = keyOf(site, id);
        const known = urls.get(key) ?? load(site, id);
        urls.set(key, known);
        return known;
      },
    },
    close: () => [...urls.keys()].forEach(forget),
  };
}
