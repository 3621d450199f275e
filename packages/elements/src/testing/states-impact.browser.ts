import { impactStates } from '../widgets/impact/states.ts';
import '../widgets/impact/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-impact>', () => testStates(impactStates));
