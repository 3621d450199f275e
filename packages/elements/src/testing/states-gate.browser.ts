import { gateStates } from '../widgets/gate/states.ts';
import '../widgets/gate/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-gate>', () => testStates(gateStates));
