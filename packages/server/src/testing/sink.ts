import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail that arrived, read by a parser that knows nothing of who wrote it. */
export interface Arrived extends Email {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** As it came over the line. */
  readonly raw: string;
}

/** A real SMTP server that keeps what it is sent. */
export interface Sink {
  readonly url: string;
  readonly mails: Arrived[];
  /** How a recipient, or a message, is answered; default: taken. */
  refuse:
    ((what: { readonly to?: string; readonly raw?: string }) => { code: number; text: string } | null) | null;
  /** Connections are refused while it is down. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

export async function startSink(): Promise<Sink> {
  const mails: Arrived[] = [];
  let port = 0;
  let server: SMTPServer | null = null;
  const answer = ({ code, text }: { code: number; text: string }) =>
    Object.assign(new Error(text), { responseCode: code });
  const up = async (): Promise<void> => {
    const smtp = new SMTPServer({
      authOptional: true,
      // Who is connected is cut, as by a crash.
      closeTimeout: 20,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) =>
        username === 'hearth@mail' && password === 's3cret'
          ? done(null, { user: username })
          : done(answer({ code: 535, text: '5.7.8 No' })),
      onRcptTo: ({ address }, _session, done) => {
        const no = sink.refuse?.({ to: address });
        return no ? done(answer(no)) : done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString();
          const no = sink.refuse?.({ raw });
          if (no) return done(answer(no));
          const { mailFrom, rcptTo } = session.envelope;
          const envelope = {
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
          };
          void PostalMime.parse(raw).then((mail) => {
            mails.push({ ...mail, envelope, raw });
            done();
          });
        });
      },
    });
    smtp.on('error', () => {}); // a client that breaks off is none of ours
    await new Promise<void>((done) => smtp.listen(port, '127.0.0.1', done));
    port = (smtp.server.address() as { port: number }).port;
    server = smtp;
  };
  const down = async (): Promise<void> => {
    const smtp = server;
    server = null;
    if (smtp) await new Promise<void>((done) => smtp.close(() => done()));
  };
  const sink: Sink = {
    get url() {
      return `smtp://hearth%40mail:s3cret@127.0.0.1:${port}`;
    },
    mails,
    refuse: null,
    up,
    down,
    close: down,
  };
  await up();
  return sink;
}
