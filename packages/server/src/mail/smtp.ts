import type { MailFault } from '@hearth/core/domain';
import nodemailer from 'nodemailer';

/** What is sent once. Everything in it was checked or drawn here. */
export interface Message {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets; the same at each try. */
  readonly messageId: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Sent {
  readonly fault: MailFault | null;
  /** The reply's code; `null` where there was none. */
  readonly code: number | null;
}

export interface Smtp {
  /** Hands a message to the SMTP server. Never rejects. */
  send(message: Message): Promise<Sent>;
  /** Connects and signs in. What is wrong, in words for an operator; `null`: nothing. No secret is in them. */
  verify(): Promise<string | null>;
  close(): void;
}

/** Connections to the server at once. */
const CONNECTIONS = 4;

/**
 * An SMTP server by its address: `smtps://user:password@mail.example:465`, or `smtp://…:587`, which has to go on by STARTTLS unless it is
 * this machine or says `?tls=optional`. Connections are kept for a while.
 *
 * @throws RangeError for what is no such address; the message does not repeat it, since it holds a password.
 */
export function openSmtp(address: string): Smtp {
  const { protocol, hostname, port, username, password, searchParams } = parsed(address);
  const secure = protocol === 'smtps:';
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(!secure && !here && searchParams.get('tls') !== 'optional' && { requireTLS: true }),
    ...(here && !secure && { ignoreTLS: searchParams.get('tls') === 'off' }),
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    ...{ connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 },
    // Nothing that is sent may be read from a disk or the network.
    ...{ disableFileAccess: true, disableUrlAccess: true },
    logger: false,
  });
  return {
    async send({ messageId, date, to, ...message }) {
      try {
        await transport.sendMail({
          ...message,
          to: { name: '', address: to },
          envelope: { from: message.from.address, to: [to] },
          messageId,
          date,
        });
        return { fault: null, code: null };
      } catch (error) {
        return faultOf(error);
      }
    },
    verify: () =>
      transport.verify().then(
        () => null,
        (error: unknown) => wordsOf(error),
      ),
    close: () => transport.close(),
  };
}

function parsed(address: string): URL {
  const wrong = () =>
    new RangeError(
      'HEARTH_SMTP_URL is not an address such as smtps://user:password@mail.example:465 (with %40 for an @ in the name).',
    );
  if (!URL.canParse(address)) throw wrong();
  const url = new URL(address);
  const tls = url.searchParams.get('tls');
  if (tls !== null && tls !== 'optional' && tls !== 'off') throw wrong();
  if (!/^smtps?:$/.test(url.protocol) || url.hostname === '' || !/^\/?$/.test(url.pathname)) throw wrong();
  return url;
}

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** What a failure means for the mail, its address, and all others. */
export function faultOf(error: unknown): Sent {
  const { code, command, responseCode, response = '' } = (error ?? {}) as SmtpError;
  if (typeof responseCode !== 'number' || code === 'EAUTH')
    return { fault: 'connection', code: responseCode ?? null };
  const told = (fault: MailFault): Sent => ({ fault, code: responseCode });
  const about = /^(RCPT TO|DATA)$/.test(command ?? '') || code === 'EMESSAGE';
  // Of the sender, or of the connection: not this mail's fault.
  if (!about) return told('connection');
  if (responseCode < 500) return told('later');
  // Enhanced codes (RFC 3463 §3): 1 and 2 are of the address and its mailbox; without one, a refused recipient is.
  const enhanced = /^\d{3}[ -]5\.(\d{1,3})\.\d{1,3}\b/.exec(response)?.[1];
  const ofAddress = enhanced === undefined ? command === 'RCPT TO' : enhanced === '1' || enhanced === '2';
  return told(ofAddress ? 'address' : 'content');
}

/** For whoever set it up, without what they set: replies may repeat addresses. */
function wordsOf(error: unknown): string {
  const { code = 'unknown', responseCode } = (error ?? {}) as SmtpError;
  const reply = responseCode === undefined ? '' : `, reply ${responseCode}`;
  const meaning: Readonly<Record<string, string>> = {
    EAUTH: 'it does not take this name and password',
    EDNS: 'its name is not known',
    ETLS: 'it speaks no TLS (in your own network, ?tls=optional does without), or its certificate is not good',
    ESOCKET: 'it cannot be reached, or its certificate is not good',
    ETIMEDOUT: 'it does not answer in time',
    ECONNECTION: 'it cannot be reached',
  };
  return `The SMTP server: ${meaning[code] ?? 'something went wrong'} (${code}${reply}).`;
}
