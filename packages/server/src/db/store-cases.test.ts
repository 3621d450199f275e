import { after, describe, test } from 'node:test';
import { storeCases } from '../../../core/src/engine/testing/store-cases.ts';
import { PLACES, type Place } from '../testing/stores.ts';
import type { SqlStore } from './index.ts';

// The laws that every store keeps, the browser's included.
for (const [kind, place] of Object.entries(PLACES)) {
  describe(`a store on ${kind}`, () => {
    const used: { where: Place; store: SqlStore }[] = [];
    after(async () => {
      for (const { where, store } of used) {
        await store.close();
        await where.remove();
      }
    });
    for (const law of storeCases) {
      test(law.name, () =>
        law.run(async () => {
          const where = await place();
          const store = await where.open();
          used.push({ where, store });
          return store;
        }),
      );
    }
  });
}
