/** The widget, and what runs it: one import, so that the element is never there without its runtime. */
import '@hearth/elements/badges';

export { createRuntime } from '../runtime.ts';
