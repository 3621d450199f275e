import type { CommunityPart } from '../../adapter/contract.ts';
import { figureMethods } from '../figures/part.ts';
import type { Scene } from '../scene.ts';
import { glossaryMethods } from './glossary.ts';
import { promptMethods } from './prompts.ts';
import { reusableBy } from './reuse.ts';

export const communityPart = (scene: Scene): CommunityPart => ({
  ...figureMethods(scene),
  ...glossaryMethods(scene),
  ...promptMethods(scene),
  ...reusableBy(scene),
});
