import { threadStates } from '../widgets/thread/states.ts';
import '../widgets/thread/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-thread>', () => testStates(threadStates));
