/** `npm start`: PORT, HOST, HEARTH_DATA, DATABASE_URL and HEARTH_SMTP_URL are honoured. */
import { startBrandSite } from './brand.ts';

const {
  PORT,
  HOST,
  HEARTH_DATA: data = 'data/brand-site',
  DATABASE_URL: databaseUrl,
  HEARTH_SMTP_URL: smtp,
} = process.env;
const server = await startBrandSite({
  data,
  ...(databaseUrl && { databaseUrl }),
  ...(PORT && { port: Number(PORT) }),
  ...(HOST && { host: HOST }),
  ...(smtp && { mail: { smtp } }),
});
console.error(`Fjordlys is open at ${server.url}   (its data: ${databaseUrl ? 'PostgreSQL' : data})`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
