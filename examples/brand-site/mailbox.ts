/** Where the demo's mails arrive, since a demo has no SMTP server: everybody's, at /mailbox. Your shop has none of this. */
import { markup } from '@hearth/core/markup';
import type { MailMessage, MailSent } from '@hearth/server';
import type { Hono } from 'hono';

/** More than these are nobody's to read. */
const KEPT = 50;

export class Mailbox {
  readonly #mails: MailMessage[] = [];

  /** What a service's API would do. */
  readonly send = async (mail: MailMessage): Promise<MailSent> => {
    this.#mails.unshift(mail);
    this.#mails.length = Math.min(this.#mails.length, KEPT);
    return { fault: null, code: null };
  };

  routes(app: Hono): void {
    app.get('/mailbox', (c) => c.html(this.#list(), 200, HEADERS));
    app.get('/mailbox/:id', (c) => {
      const mail = this.#mails.find(({ messageId }) => messageId.includes(c.req.param('id')));
      return mail ? c.html(mail.html, 200, MAIL_HEADERS) : c.text('There is no such mail.', 404);
    });
  }

  #list(): string {
    const rows = this.#mails.map(
      ({ to, subject, messageId }) =>
        markup`<li><a href="/mailbox/${messageId.slice(1).split('@')[0]}">${subject}</a> to ${to}</li>`,
    );
    return markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Mailbox of the demo</title>
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <main class="wrap">
      <h1>Mailbox of the demo</h1>
      ${rows.length === 0 ? markup`<p>Nothing was sent yet.</p>` : markup`<ul>${rows}</ul>`}
    </main>
  </body>
</html>`.toString();
  }
}

const HEADERS = { 'Cache-Control': 'no-store' };
/** A mail's sheet stands in it. */
const MAIL_HEADERS = {
  ...HEADERS,
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
};
