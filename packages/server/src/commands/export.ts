import { exportLines, withSnapshot, writeLines } from '../transfer/export.ts';
import { DATA_HELP, DATA_OPTIONS, required, where, type Command } from './command.ts';

export const export_: Command = {
  summary: 'writes everything of a site as JSON Lines',
  usage: 'export TO --site ID [--with-keys]',
  help: `${DATA_HELP}
  --with-keys           also the keys that sign identities, badges and events: whoever has the file can sign anybody in then

It may run while the server does. "hearth import hearth FILE" takes it in again, also into the other database. Pictures are files in the
folder "media": copy that as well. The file holds members' data, and what an open anonymous poll has by whom.`,
  options: { ...DATA_OPTIONS, site: { type: 'string' }, 'with-keys': { type: 'boolean' } },
  words: 1,
  async run(values, [to], io) {
    const site = required(values, 'site');
    const lines = await withSnapshot(where(values, io), (snapshot) =>
      writeLines(
        exportLines(snapshot, site, {
          keys: values['with-keys'] === true,
          signal: io.signal,
          onProgress: (rows) => io.progress(`${rows} rows`),
        }),
        to!,
      ),
    );
    io.note(`Wrote ${lines - 2} rows to ${to}. Pictures are not in it.`);
  },
};
