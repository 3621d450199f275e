import type { MediaStorage } from '@hearth/core/engine';

/** Pictures that live as long as whoever holds this. */
export function memoryMedia(): MediaStorage {
  const kept = new Map<string, Blob>();
  return {
    put: async (site, id, bytes) => void kept.set(`${site}/${id}`, new Blob([bytes])),
    get: async (site, id) => kept.get(`${site}/${id}`)?.stream() ?? null,
    delete: async (site, id) => void kept.delete(`${site}/${id}`),
  };
}
