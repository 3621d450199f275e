import { holdFeatures } from '../../testing/features.ts';

holdFeatures({
  letter: 'R',
  file: 'docs/invite.md',
  sources: 'docs/invite-compared.md',
  peers: 5,
  rooms: true,
});
