// For widgets other than the thread, which has these in its own chunk: the script tag's build puts a copy here (docs/decisions/0034).
export { ago, timeStamp } from './relative-time.ts';
