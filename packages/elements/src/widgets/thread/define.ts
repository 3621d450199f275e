import { define } from '../../parts/define.ts';
import { HearthThread } from './thread.ts';

define('hearth-thread', HearthThread);
