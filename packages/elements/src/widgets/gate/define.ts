import { define } from '../../parts/define.ts';
import { HearthGate } from './gate.ts';

define('hearth-gate', HearthGate);
