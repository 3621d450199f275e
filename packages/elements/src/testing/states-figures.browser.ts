import { figuresStates } from '../widgets/figures/states.ts';
import '../widgets/figures/define.ts';
import { testStates } from './states-suite.ts';

describe('states of <hearth-figures>', () => testStates(figuresStates));
