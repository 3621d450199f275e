import { threadStates } from '../widgets/thread/states.ts';
import '../widgets/thread/define.ts';
import { testStates } from './states-suite.ts';

// In two files: the slowest engine has a time for each, and a thread has many states.
describe('states of <hearth-thread>', () => testStates(threadStates.filter((_, n) => n % 2 === 0)));
