import { createEngine, webAmbient } from '@hearth/core/engine';
import { parse } from '@hearth/core/markdown';
import { EventKeys } from '../host-events/event-keys.ts';
import { Identity } from '../identity/identity.ts';
import { IssuerKeys } from '../open-badges/issuer-keys.ts';
import { SILENT } from '../log.ts';
import { openHooks, type WebhookOptions } from '../webhooks/hooks.ts';
import { openPostOffice, type MailOptions } from '../mail/office.ts';
import { DEFAULT_DATA } from '../options.ts';
import { secretFor } from '../secret.ts';
import { openStore } from '../open-store.ts';
import { createAdmin, type Admin } from './admin.ts';
import { connectSocket, socketPath } from './socket.ts';

export interface Where {
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly secret?: string;
  readonly webhooks?: WebhookOptions;
  readonly mail?: MailOptions;
}

/**
 * Runs `body` with the admin of the server that runs on this data; when none does, opens the database for it. One
 * process writes to a SQLite file; a PostgreSQL database is always opened.
 *
 * @throws DatabaseLocked when a process without a socket holds the file.
 */
export async function withAdmin<T>(
  where: Where,
  body: (admin: Admin, running: boolean) => Promise<T>,
): Promise<T> {
  const { data = DEFAULT_DATA, databaseUrl } = where;
  const running = databaseUrl === undefined ? await connectSocket(socketPath(data)) : null;
  if (running) return body(running, true);
  const store = await openStore({ data, databaseUrl });
  try {
    const secret = secretFor(where.secret, data);
    const engine = createEngine({ store, ambient: webAmbient(), parse, secret, linkBase: '/r/' });
    const issuerKeys = new IssuerKeys(store.database, secret, Date.now);
    const eventKeys = new EventKeys(store.database, secret, Date.now);
    const hooks = openHooks({ options: engine.options, secret, log: SILENT, ...where.webhooks });
    const office = openPostOffice({ mail: where.mail, options: engine.options, url: () => '', log: SILENT });
    const identity = new Identity(engine, store, secret, Date.now);
    try {
      return await body(
        createAdmin({
          engine,
          store,
          identity,
          issuerKeys,
          eventKeys,
          hooks,
          office,
          changed: async () => {},
        }),
        false,
      );
    } finally {
      office?.close();
    }
  } finally {
    await store.close();
  }
}
