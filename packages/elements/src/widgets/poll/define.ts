import { define } from '../../parts/define.ts';
import { HearthPoll } from './poll.ts';

define('hearth-poll', HearthPoll);
