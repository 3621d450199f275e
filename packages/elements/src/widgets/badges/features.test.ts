import { holdFeatures } from '../../testing/features.ts';

holdFeatures({
  letter: 'B',
  file: 'docs/badges.md',
  sources: 'docs/badges-compared.md',
  peers: 5,
  rooms: true,
});
