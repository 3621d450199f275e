import { pollStates } from '../widgets/poll/states.ts';
import '../widgets/poll/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-poll>', () => testStates(pollStates));
