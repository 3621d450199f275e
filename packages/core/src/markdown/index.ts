/** Markdown source to the tree that travels. Lazy in the browser; at write time on the server. */
export { parse } from './parse.ts';
