/** Hearth's server: one process over SQLite, or several over PostgreSQL. */
export { createServer, type HearthServer } from './server.ts';
export type { ServerOptions } from './options.ts';
export type { SpamService } from './spam-service.ts';
export type { Admin, ApplyReport, TokenRequest } from './admin/admin.ts';
export { DEFAULT_LIMITS, type Limit, type LimitName, type Limits } from './http/limits.ts';
export type { MailOptions } from './mail/office.ts';
export type { Message as MailMessage, Sent as MailSent } from './mail/smtp.ts';
export { createLog, type Log } from './log.ts';
export { ImportError } from './import/import-error.ts';
export { importWordpress, type WordpressOptions, type WordpressReport } from './import/wordpress.ts';
export { DatabaseLocked, openPostgres, openSqlite, type SqlStore } from './db/index.ts';
export { boundYoungHeap } from './young-heap.ts';
