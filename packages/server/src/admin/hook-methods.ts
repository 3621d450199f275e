import type { Delivery, Id, Webhook } from '@hearth/core/domain';
import type { WebhookDesk } from '@hearth/core/engine';
import type { Hooks } from '../webhooks/hooks.ts';

/** What operators do about webhooks: see `Admin`. */
export interface HookAdmin {
  /** Who is told of what happens. */
  webhooks(site: Id): Promise<Webhook[]>;
  /** The key, as Standard Webhooks write it, is shown this once. */
  addWebhook(
    site: Id,
    input: { readonly url: string; readonly kinds: readonly string[] },
  ): Promise<{ readonly id: Id; readonly secret: string }>;
  /** Another key. For a day, the one before signs as well. */
  rotateWebhook(site: Id, id: Id): Promise<{ readonly secret: string }>;
  turnWebhook(site: Id, id: Id, on: boolean): Promise<void>;
  removeWebhook(site: Id, id: Id): Promise<void>;
  /** Sends a test; the delivery's id. */
  testWebhook(site: Id, id: Id): Promise<Id>;
  /** Newest first. */
  deliveries(site: Id, id: Id, limit: number): Promise<Delivery[]>;
  /** Tries a delivery again now. */
  retryDelivery(site: Id, delivery: Id): Promise<void>;
}

export const HOOK_METHODS = [
  'webhooks',
  'addWebhook',
  'rotateWebhook',
  'turnWebhook',
  'removeWebhook',
  'testWebhook',
  'deliveries',
  'retryDelivery',
] as const satisfies (keyof HookAdmin)[];

/** `requireSite` throws for an unknown site, with a hint. */
export function hookMethods(hooks: Hooks, requireSite: (site: Id) => Promise<unknown>): HookAdmin {
  const desk = async (site: Id) => {
    await requireSite(site);
    return hooks.desk(site);
  };
  /** What was asked for is done at once, not at the next look. */
  const act = async <T>(site: Id, body: (desk: WebhookDesk) => Promise<T>): Promise<T> => {
    const answer = await body(await desk(site));
    hooks.look(site);
    return answer;
  };
  return {
    webhooks: async (site) => (await desk(site)).list(),
    deliveries: async (site, id, limit) => (await desk(site)).deliveries(id, limit),
    addWebhook(site, { url, kinds }) {
      const { secret, sealed } = hooks.newKey(site);
      return act(site, async (at) => ({
        id: (await at.add({ url, kinds, sealed, plain: hooks.plain })).id,
        secret,
      }));
    },
    async rotateWebhook(site, id) {
      const { secret, sealed } = hooks.newKey(site);
      await act(site, (at) => at.rotate(id, sealed));
      return { secret };
    },
    turnWebhook: (site, id, on) => act(site, (at) => at.turn(id, on)),
    removeWebhook: (site, id) => act(site, (at) => at.remove(id)),
    testWebhook: (site, id) => act(site, (at) => at.test(id)),
    retryDelivery: (site, delivery) => act(site, (at) => at.retry(delivery)),
  };
}
