/** A server in a process of its own, for {@link startServerProcess}: `server-process.ts OPTIONS`. It ends with its parent. */
import { createServer } from '../server.ts';
import type { ServerOptions } from '../options.ts';

process.on('disconnect', () => process.exit());
const options = JSON.parse(process.argv[2]!) as ServerOptions;
const { port } = await createServer({ ...options, port: 0, limits: false, log: false });
process.send!(port);
