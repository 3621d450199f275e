import { define } from '../../parts/define.ts';
import { HearthFigures } from './figures.ts';

define('hearth-figures', HearthFigures);
