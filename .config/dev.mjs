// The example site while you work on it: the server restarts and the bundle is rebuilt on change, and pages reload by themselves.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { ensureEmbed } from './embed-bundle.mjs';
import { root } from './run.mjs';

const port = Number(process.env.PORT ?? 4242);
const inner = port + 1;
ensureEmbed(); // so that the first page load finds a bundle

const start = (name, command, args, env = process.env) => {
  const child = spawn(command, args, { stdio: 'inherit', cwd: root, env });
  child.on('exit', (code) => {
    console.log(`${name} ended (${code ?? 'signal'})`);
    stop(code ?? 0);
  });
  return child;
};
const children = [
  start('vite', join(root, 'node_modules/.bin/vite'), ['build', '--watch', '--logLevel', 'warn']),
  start(
    'server',
    process.execPath,
    [
      '--watch',
      '--watch-preserve-output',
      '--conditions=hearth-source',
      'examples/brand-site/start.ts',
      ...process.argv.slice(2),
    ],
    { ...process.env, PORT: String(inner) },
  ),
];

// In front of the server: pages get one more script, which reloads them when something has changed.
const RELOAD = '/__dev/reload.js';
const CHANGES = '/__dev/changes';
const SCRIPT = `let was;new EventSource('${CHANGES}').onmessage=({data})=>{if(was&&was!==data)location.reload();was=data}`;
const pages = new Set();
let version = Date.now();
let timer;
const changed = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    version = Date.now();
    for (const page of pages) page.write(`data: ${version}\n\n`);
  }, 200);
};
for (const folder of ['examples/brand-site/pages', 'packages/embed/dist']) {
  watch(join(root, folder), { recursive: true }, changed);
}

const front = createServer((incoming, outgoing) => {
  if (incoming.url === RELOAD) return outgoing.setHeader('content-type', 'text/javascript').end(SCRIPT);
  if (incoming.url === CHANGES) {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${version}\n\n`);
    pages.add(outgoing);
    return outgoing.on('close', () => pages.delete(outgoing));
  }
  const isPage = incoming.headers.accept?.includes('text/html');
  const headers = { ...incoming.headers, ...(isPage && { 'accept-encoding': 'identity' }) };
  const target = { host: '127.0.0.1', port: inner, path: incoming.url, method: incoming.method, headers };
  const onward = request(target, (answer) => {
    const html = answer.headers['content-type']?.startsWith('text/html');
    if (html) delete answer.headers['content-length'];
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing, { end: !html });
    if (html) answer.on('end', () => outgoing.end(`<script src="${RELOAD}"></script>`));
  });
  onward.on('error', () => outgoing.writeHead(503, { 'retry-after': '1', refresh: '1' }).end('Restarting …'));
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
});
front.listen(port, '127.0.0.1', () => console.log(`Pages that reload themselves: http://localhost:${port}`));

let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
  front.close();
  front.closeAllConnections();
  setTimeout(() => process.exit(code), 3000).unref();
  process.exitCode = code;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
