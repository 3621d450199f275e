/** The brand site as a process of its own, to be killed: `child.ts PORT DATA`. */
import { startBrandSite } from '../brand.ts';

const [port, data] = process.argv.slice(2);
await startBrandSite({ port: Number(port), data: data!, log: false, limits: false });
