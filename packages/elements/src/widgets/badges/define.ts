import { define } from '../../parts/define.ts';
import { HearthBadges } from './badges.ts';

define('hearth-badges', HearthBadges);
