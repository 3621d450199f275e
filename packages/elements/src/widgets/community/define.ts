import { define } from '../../parts/define.ts';
import { HearthCommunity } from './community.ts';

define('hearth-community', HearthCommunity);
