import { badgesStates } from '../widgets/badges/states.ts';
import '../widgets/badges/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-badges>', () => testStates(badgesStates));
