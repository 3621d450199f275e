import { define } from '../../parts/define.ts';
import { HearthInvite } from './invite.ts';

define('hearth-invite', HearthInvite);
