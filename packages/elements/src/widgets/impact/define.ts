import { define } from '../../parts/define.ts';
import { HearthImpact } from './impact.ts';

define('hearth-impact', HearthImpact);
