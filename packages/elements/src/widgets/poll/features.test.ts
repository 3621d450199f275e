import { holdFeatures } from '../../testing/features.ts';

holdFeatures({ letter: 'P', file: 'docs/poll.md', sources: 'docs/poll-compared.md', peers: 6 });
