import { bellStates } from '../widgets/bell/states.ts';
import '../widgets/bell/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-bell>', () => testStates(bellStates));
