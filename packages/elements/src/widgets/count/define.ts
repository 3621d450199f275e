import { define } from '../../parts/define.ts';
import { HearthCount } from './count.ts';

define('hearth-count', HearthCount);
