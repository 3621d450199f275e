import { threadStates } from '../widgets/thread/states.ts';
import '../widgets/thread/define.ts';
import { testStates } from './states-suite.ts';

describe('more states of <hearth-thread>', () => testStates(threadStates.filter((_, n) => n % 2 === 1)));
