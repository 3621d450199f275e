import { inviteStates } from '../widgets/invite/states.ts';
import '../widgets/invite/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-invite>', () => testStates(inviteStates));
