import type { Delivery, Id, Webhook } from '@hearth/core/domain';
import type { Admin } from '../admin/admin.ts';
import { withAdmin } from '../admin/reach.ts';
import {
  DATA_HELP,
  DATA_OPTIONS,
  required,
  text,
  UsageError,
  where,
  wholeNumber,
  type Command,
  type Io,
  type Values,
} from './command.ts';

const ACTS = ['add', 'remove', 'rotate', 'on', 'off', 'test', 'log', 'retry'] as const;

export const webhooks: Command = {
  summary: 'shows and changes who is told of what happens, and how that went',
  usage:
    'webhooks --site ID [--add URL [--kinds LIST] | --remove ID | --rotate ID | --on ID | --off ID | --test ID | --log ID | --retry DELIVERY]',
  help: `${DATA_HELP}
  --add URL             tells this address from now on, and shows the key that signs, once
  --kinds LIST          of what: comment.posted,poll.* and so on; default: all of it
  --rotate ID           another key; for a day, the one before signs as well
  --off ID, --on ID     tells it of nothing more; tells it again, with what waited
  --test ID             sends it a test
  --log ID              what it was told lately, and how that went; --limit N of them (default 20)
  --retry DELIVERY      tries a delivery again now
  --remove ID           forgets it, with its deliveries

Addresses that are not of the public internet are refused, but for those in HEARTH_WEBHOOK_NETWORKS (10.1.0.0/16,127.0.0.1), where
http will do, too.`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    kinds: { type: 'string' },
    limit: { type: 'string' },
    ...Object.fromEntries(ACTS.map((act) => [act, { type: 'string' as const }])),
  },
  words: 0,
  async run(values, _words, io) {
    const site = required(values, 'site');
    const wanted = ACTS.filter((act) => values[act] !== undefined);
    if (wanted.length > 1)
      throw new UsageError(`One of ${wanted.map((act) => `--${act}`).join(' and ')} at a time.`);
    const [act] = wanted;
    if (values['kinds'] !== undefined && act !== 'add') throw new UsageError('--kinds goes with --add.');
    await withAdmin(where(values, io), async (admin) => {
      if (act === undefined) for (const webhook of await admin.webhooks(site)) io.out(line(webhook));
      else await carryOut(admin, site, act, required(values, act), values, io);
    });
  },
};

async function carryOut(
  admin: Admin,
  site: Id,
  act: (typeof ACTS)[number],
  what: string,
  values: Values,
  io: Io,
): Promise<void> {
  switch (act) {
    case 'add': {
      const kinds = text(values['kinds'])
        ?.split(',')
        .map((kind) => kind.trim())
        .filter((kind) => kind !== '');
      const { id, secret } = await admin.addWebhook(site, { url: what, kinds: kinds ?? ALL });
      return io.out(`id      ${id}\nsecret  ${secret}`);
    }
    case 'rotate':
      return io.out(`secret  ${(await admin.rotateWebhook(site, what)).secret}`);
    case 'remove':
      await admin.removeWebhook(site, what);
      return io.note(`Removed ${what}.`);
    case 'on':
    case 'off':
      await admin.turnWebhook(site, what, act === 'on');
      return io.note(act === 'on' ? `${what} is told again.` : `${what} is told of nothing more.`);
    case 'test':
      return io.out(`delivery  ${await admin.testWebhook(site, what)}`);
    case 'retry':
      await admin.retryDelivery(site, what);
      return io.note('It is tried again.');
    case 'log': {
      const limit = wholeNumber('--limit', text(values['limit']), 500) ?? 20;
      for (const delivery of await admin.deliveries(site, what, limit)) io.out(logLine(delivery));
    }
  }
}

const ALL = [
  'comment.*',
  'thread.*',
  'poll.*',
  'entry.*',
  'badge.*',
  'points.*',
  'reward.*',
  'referral.*',
  'member.*',
];

function line({ id, url, kinds, off, failures, waiting }: Webhook): string {
  const state = off ? `off (${off})` : failures > 0 ? `failing (${failures})` : 'on';
  return [id, state, `${waiting} waiting`, url, kinds.join(',')].join('\t');
}

function logLine({ id, kind, state, tries, at, nextAt }: Delivery): string {
  const last = tries.at(-1);
  const how = last ? `${last.status ?? last.fault} in ${last.took} ms` : '';
  return [
    id,
    new Date(at).toISOString(),
    kind,
    state,
    `${tries.length} tries`,
    how,
    ...(nextAt === null ? [] : [`next ${new Date(nextAt).toISOString()}`]),
  ].join('\t');
}
