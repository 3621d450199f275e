import { countStates } from '../widgets/count/states.ts';
import '../widgets/count/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-count>', () => testStates(countStates));
