import { define } from '../../parts/define.ts';
import { HearthBell } from './bell.ts';

define('hearth-bell', HearthBell);
